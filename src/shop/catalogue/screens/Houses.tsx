/** Brands and producers: found, renamed everywhere at once, and given their logo. */
import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { exportHouses, houseKinds, listHouses, renameHouse } from '../contract-house.ts'
import { Pictures, Thumb } from './Pictures.tsx'

type Row = ReplyOf<typeof listHouses>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'catalogue.house.name', cell: ({ name }) => name, sort: true, line: 1 },
  { name: 'kind', title: 'catalogue.house.kind', cell: ({ kind }) => t(`catalogue.house_kind.${kind}`), line: 2 },
  { name: 'products', title: 'catalogue.products', cell: ({ products }) => products, right: true, sort: true, line: 2 },
  { name: 'logo', title: 'catalogue.logo', cell: ({ logo }) => <Thumb picture={logo} />, line: 3 },
]

export function HousesScreen() {
  const t = useWords()
  return (
    <Page title={t('catalogue.houses')} wide>
      <List
        name="houses"
        from={listHouses}
        columns={columns}
        filters={[
          {
            name: 'kind',
            title: 'catalogue.house.kind',
            options: houseKinds.map((value) => ({ value, label: `catalogue.house_kind.${value}` })),
          },
        ]}
        caption={t('catalogue.houses')}
        {...(may('catalogue.export') ? { exports: exportHouses } : {})}
        {...(may('catalogue.edit')
          ? {
              action: (house: Row) => (
                <div className="row">
                  <Rename house={house} />
                  <Sheet
                    words={t('catalogue.logo')}
                    title={house.name}
                    kind="quiet"
                    label={`${t('catalogue.logo')}: ${house.name}`}
                  >
                    {() => <Pictures kind={house.kind} of={house.name} name={house.name} />}
                  </Sheet>
                </div>
              ),
            }
          : {})}
        empty={<Empty says={t('catalogue.no_houses')} />}
      />
    </Page>
  )
}

function Rename({ house }: { readonly house: Row }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(renameHouse, { done: ({ changed }) => said(t('catalogue.renamed', { count: changed })) })
  return (
    <Sheet
      words={t('catalogue.rename_house')}
      title={house.name}
      icon="edit"
      kind="quiet"
      label={`${t('catalogue.rename_house')}: ${house.name}`}
    >
      {(close) => (
        <Form<{ to: string }, typeof renameHouse>
          name="rename-house"
          start={{ to: house.name }}
          act={act}
          keep={false}
          send={({ to }) => ({ kind: house.kind, from: house.name, to })}
          submit={t('catalogue.rename_house')}
          done={close}
        >
          <p>{t('catalogue.rename_says', { count: house.products })}</p>
          <TextField name="to" label={t('catalogue.new_house_name')} autoComplete="off" />
        </Form>
      )}
    </Sheet>
  )
}
