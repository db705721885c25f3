/** Containers people bring to the scale: found, entered, changed, retired. */
import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { NumberField, TextField } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { numberWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addContainer, changeContainer, exportContainers, listContainers } from '../contract-container.ts'
import { ThingSheet } from './ThingSheet.tsx'

type Row = ReplyOf<typeof listContainers>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'catalogue.container.name', cell: ({ name }) => name, sort: true, line: 1 },
  {
    name: 'tare',
    title: 'catalogue.container.tare',
    cell: ({ tare }) => t('catalogue.container.in_grams', { grams: numberWords(tare) }),
    sort: true,
    right: true,
    line: 1,
  },
  { name: 'code', title: 'catalogue.container.code', cell: ({ code }) => code, sort: true, line: 2 },
  {
    name: 'retired',
    title: 'catalogue.container.state',
    cell: ({ retired }) => (
      <Status
        tone={retired ? 'quiet' : 'fine'}
        says={t(retired ? 'catalogue.container_is.retired' : 'catalogue.container_is.in_use')}
      />
    ),
    line: 2,
  },
]

export function ContainersScreen() {
  const t = useWords()
  const keeps = may('catalogue.scales')
  return (
    <Page
      title={t('catalogue.containers')}
      says={t('catalogue.containers_says')}
      wide
      back={{ href: '/staff/scales', says: t('catalogue.scales') }}
      action={keeps ? <ContainerSheet /> : undefined}
    >
      <List
        name="containers"
        from={listContainers}
        columns={columns}
        filters={[
          {
            name: 'is',
            title: 'catalogue.container.state',
            options: ['in_use', 'retired'].map((value) => ({ value, label: `catalogue.container_is.${value}` })),
          },
        ]}
        caption={t('catalogue.containers')}
        {...(may('catalogue.export') ? { exports: exportContainers } : {})}
        {...(keeps ? { action: (row: Row) => <Acts row={row} /> } : {})}
        empty={<Empty icon="device" says={t('catalogue.no_containers')} />}
      />
    </Page>
  )
}

function Acts({ row }: { readonly row: Row }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(changeContainer, {
    done: () => said(t(row.retired ? 'catalogue.container_back' : 'catalogue.container_retired', { name: row.name })),
  })
  const words = t(row.retired ? 'catalogue.bring_container_back' : 'catalogue.retire_container')
  return (
    <div className="row">
      <ContainerSheet container={row} />
      <Button
        kind="quiet"
        icon={row.retired ? 'undo' : 'trash'}
        label={`${words}: ${row.name}`}
        press={() => act.act({ container: row.id, retired: !row.retired, version: row.version })}
      >
        {words}
      </Button>
      <Trouble of={act.error} />
    </div>
  )
}

type Values = { readonly name: string; readonly code: string; readonly tare: string }

const send = ({ name, code, tare }: Values) => ({ name, code, tare: Number(tare) })

function ContainerSheet({ container }: { readonly container?: Row }) {
  const t = useWords()
  return (
    <ThingSheet<Values, typeof addContainer, typeof changeContainer>
      thing={container?.name ?? null}
      words={t(container ? 'catalogue.change_container' : 'catalogue.add_container')}
      start={{
        name: container?.name ?? '',
        code: container?.code ?? '',
        tare: container ? String(container.tare) : '',
      }}
      make={addContainer}
      edit={changeContainer}
      sendNew={send}
      sendChange={(values) => ({ ...send(values), container: container?.id ?? '', version: container?.version ?? 0 })}
    >
      <TextField name="name" label={t('catalogue.container.name')} hint={t('catalogue.container.name_hint')} />
      <TextField
        name="code"
        label={t('catalogue.container.code')}
        hint={t('catalogue.container.code_hint')}
        autoComplete="off"
      />
      <NumberField name="tare" label={t('catalogue.container.tare')} hint={t('catalogue.container.tare_hint')} />
    </ThingSheet>
  )
}
