/** Certifications products may bear. */
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { CheckField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { createQuality, editQuality, readBasics } from '../contract-basics.ts'
import { Pictures, Thumb } from './Pictures.tsx'
import { ThingSheet } from './ThingSheet.tsx'

type Quality = ReplyOf<typeof readBasics>['qualities'][number]

const known = ['ecological', 'local', 'fair', 'distribution'] as const
/** A kind the shop made has no word of its own. */
const typeWords = (type: string): string =>
  known.some((one) => one === type) ? t(`catalogue.quality_type.${type}`) : type

const columns: readonly Column<Quality>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: ({ name }) => name, line: 1 },
  { name: 'type', title: 'catalogue.quality_type', cell: ({ type }) => typeWords(type), line: 2 },
  { name: 'organic', title: 'catalogue.organic_class', cell: ({ organicClass }) => organicClass, line: 3 },
  { name: 'logo', title: 'catalogue.logo', cell: ({ logo }) => <Thumb picture={logo} />, line: 3 },
  { name: 'products', title: 'catalogue.products', cell: ({ products }) => products, right: true, line: 2 },
]

export function QualitiesScreen() {
  const t = useWords()
  const editor = may('catalogue.edit')
  return (
    <Page
      title={t('catalogue.qualities')}
      wide
      read={useRead(readBasics, {})}
      action={editor ? <QualitySheet /> : undefined}
    >
      {({ qualities }) =>
        qualities.length === 0 ? (
          <Empty says={t('catalogue.no_qualities')} />
        ) : (
          <Table
            rows={qualities}
            columns={columns}
            rowKey={({ quality }) => quality}
            caption={t('catalogue.qualities')}
            {...(editor
              ? {
                  action: (quality: Quality) => (
                    <div className="row">
                      <QualitySheet quality={quality} />
                      <Sheet
                        words={t('catalogue.logo')}
                        title={quality.name}
                        label={`${t('catalogue.logo')}: ${quality.name}`}
                      >
                        {() => <Pictures kind="quality" of={quality.quality} name={quality.name} />}
                      </Sheet>
                    </div>
                  ),
                }
              : {})}
          />
        )
      }
    </Page>
  )
}

type Values = {
  readonly name: string
  readonly type: string
  readonly organicClass: string
  readonly forAlcohol: boolean
  readonly meansVegan: boolean
  readonly archived: boolean
}

function QualitySheet({ quality }: { readonly quality?: Quality }) {
  const t = useWords()
  const start: Values = {
    name: quality?.name ?? '',
    type: quality?.type ?? 'ecological',
    organicClass: quality?.organicClass ?? '',
    forAlcohol: quality?.forAlcohol ?? true,
    meansVegan: quality?.meansVegan ?? false,
    archived: quality?.archived ?? false,
  }
  const send = (values: Values) => ({ ...values, organicClass: values.organicClass.trim() || null })
  return (
    <ThingSheet<Values, typeof createQuality, typeof editQuality>
      thing={quality?.name ?? null}
      words={t(quality ? 'catalogue.edit_quality' : 'catalogue.new_quality')}
      start={start}
      make={createQuality}
      edit={editQuality}
      after={[readBasics]}
      sendNew={send}
      sendChange={(values) => ({ ...send(values), quality: quality?.quality ?? '' })}
    >
      <Fields {...(quality ? { type: quality.type } : {})} />
    </ThingSheet>
  )
}

function Fields({ type }: { readonly type?: string }) {
  const t = useWords()
  const types = [...new Set([...known, ...(type ? [type] : [])])].map((value) => ({ value, label: typeWords(value) }))
  return (
    <>
      <TextField name="name" label={t('catalogue.field.name')} />
      <SelectField name="type" label={t('catalogue.quality_type')} options={types} />
      <TextField name="organicClass" label={t('catalogue.organic_class')} hint={t('catalogue.organic_hint')} optional />
      <CheckField name="forAlcohol" label={t('catalogue.for_alcohol')} />
      <CheckField name="meansVegan" label={t('catalogue.means_vegan')} />
      <CheckField name="archived" label={t('catalogue.archived')} />
    </>
  )
}
