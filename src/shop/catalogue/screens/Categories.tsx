/** The tree of categories, what each gives its products, and pushing that to all of them. */
import { call } from '#app/call.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { SelectField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { t, useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import { createCategory, editCategory, previewPush, pushCategory, readCategories } from '../contract-basics.ts'
import { undoChange } from '../contract-product.ts'
import { vatWords } from './figures.ts'
import { ManyPreview } from './ManyPreview.tsx'
import { ThingSheet } from './ThingSheet.tsx'
import { useChoices } from './use-choices.ts'

type Category = ReplyOf<typeof readCategories>['categories'][number]

const flags = ['food', 'alcohol', 'vegan'] as const

const columns: readonly Column<Category>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: (row) => row.path, line: 1, wraps: true },
  {
    name: 'gives',
    title: 'catalogue.gives',
    line: 2,
    cell: ({ given }) =>
      [
        ...flags.filter((flag) => given[flag]).map((flag) => t(`catalogue.field.${flag}`)),
        given.vatClass && vatWords(given.vatClass),
      ]
        .filter(Boolean)
        .join(' · '),
  },
  { name: 'products', title: 'catalogue.products', cell: (row) => row.products, right: true, line: 3 },
]

export function CategoriesScreen() {
  const t = useWords()
  const reading = useRead(readCategories, {})
  const editor = may('catalogue.edit')
  return (
    <Page title={t('catalogue.categories')} wide read={reading} action={editor ? <CategorySheet /> : undefined}>
      {({ categories }) =>
        categories.length === 0 ? (
          <Empty says={t('catalogue.no_categories')} />
        ) : (
          <Table
            rows={categories}
            columns={columns}
            rowKey={({ category }) => category}
            caption={t('catalogue.categories')}
            {...(editor
              ? {
                  action: (row: Category) => (
                    <div className="row">
                      <CategorySheet category={row} />
                      <Push category={row} />
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
  readonly parent: string
  readonly food: string
  readonly alcohol: string
  readonly vegan: string
  readonly vatClass: string
}

const said = (value: boolean | null | undefined): string =>
  value === null || value === undefined ? '' : value ? 'yes' : 'no'
const heard = (text: string): boolean | null => (text === '' ? null : text === 'yes')

function CategorySheet({ category }: { readonly category?: Category }) {
  const t = useWords()
  const start: Values = {
    name: category?.name ?? '',
    parent: category?.parent ?? '',
    food: said(category?.food),
    alcohol: said(category?.alcohol),
    vegan: said(category?.vegan),
    vatClass: category?.vatClass ?? '',
  }
  const send = (values: Values) => ({
    name: values.name,
    parent: values.parent || null,
    food: heard(values.food),
    alcohol: heard(values.alcohol),
    vegan: heard(values.vegan),
    vatClass: values.vatClass || null,
  })
  return (
    <ThingSheet<Values, typeof createCategory, typeof editCategory>
      thing={category?.name ?? null}
      words={t(category ? 'catalogue.edit_category' : 'catalogue.new_category')}
      start={start}
      make={createCategory}
      edit={editCategory}
      after={[readCategories]}
      sendNew={send}
      sendChange={(values) => ({
        ...send(values),
        category: category?.category ?? '',
        version: category?.version ?? 0,
      })}
    >
      <Fields {...(category ? { self: category.category } : {})} />
    </ThingSheet>
  )
}

function Fields({ self }: { readonly self?: string }) {
  const t = useWords()
  const { categories, vat } = useChoices()
  const yesNo = ['yes', 'no'].map((value) => ({ value, label: t(`catalogue.${value}`) }))
  return (
    <>
      <TextField name="name" label={t('catalogue.field.name')} />
      <SelectField
        name="parent"
        label={t('catalogue.parent')}
        options={categories.filter(({ value }) => value !== self)}
        optional
      />
      {flags.map((flag) => (
        <SelectField
          key={flag}
          name={flag}
          label={t(`catalogue.field.${flag}`)}
          hint={t('catalogue.inherit_hint')}
          options={yesNo}
          optional
        />
      ))}
      <SelectField
        name="vatClass"
        label={t('catalogue.field.vatClass')}
        hint={t('catalogue.inherit_hint')}
        options={vat}
        optional
      />
    </>
  )
}

function Push({ category }: { readonly category: Category }) {
  const t = useWords()
  return (
    <Sheet words={t('catalogue.push')} title={category.path} label={t('catalogue.push_label', { name: category.name })}>
      {(close) => <PushPreview category={category.category} close={close} />}
    </Sheet>
  )
}

function PushPreview({ category, close }: { readonly category: string; readonly close: () => void }) {
  const t = useWords()
  const { undo } = useNotices()
  const push = useAct(pushCategory, {
    done: ({ changed, change }) => {
      close()
      if (change) undo(t('catalogue.many_done', { count: changed }), () => call(undoChange, { change }))
    },
  })
  return (
    <Read of={useRead(previewPush, { category })}>
      {(preview) =>
        preview.rows.length === 0 ? (
          <p>{t('catalogue.push_nothing')}</p>
        ) : (
          <div className="stack">
            <ManyPreview preview={preview} />
            <Trouble of={push.error} />
            <Button
              busy={push.busy}
              reasons={preview.rows.flatMap(({ refusals }) => refusals as readonly Refusal[]).slice(0, 3)}
              press={() => push.act({ category })}
            >
              {t('catalogue.push')}
            </Button>
          </div>
        )
      }
    </Read>
  )
}
