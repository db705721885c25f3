/** What people work or live by, and how far it is translated: where translators begin. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useOrganisation } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { currentLanguage, t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { languageNames } from '#platform/values/languages.ts'
import { exportTexts, listTexts } from '../contract/translations.ts'
import { textKinds, translationStates } from '../rules/text.ts'
import { textPage, tones } from './translation-words.ts'

type Row = ReplyOf<typeof listTexts>['rows'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'title',
    title: 'translations.field.title',
    cell: (row) => <span lang={row.language}>{row.title}</span>,
    sort: true,
    line: 1,
    wraps: true,
  },
  {
    name: 'kind',
    title: 'translations.field.kind',
    cell: (row) => t(`translations.kind.${row.kind}`),
    sort: true,
    line: 2,
  },
  {
    name: 'state',
    title: 'translations.field.state',
    cell: (row) => <Status tone={tones[row.state]} says={t(`translations.state.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  {
    name: 'language',
    title: 'translations.field.language',
    cell: (row) => languageNames[row.language],
    sort: true,
    line: 3,
  },
  { name: 'at', title: 'translations.field.at', cell: (row) => momentWords(row.at as Instant), sort: true, line: 3 },
]

export function TranslationsScreen() {
  const t = useWords()
  const { languages = [] } = useOrganisation() ?? {}
  const into = useAddress().get('toLanguage') ?? currentLanguage()
  return (
    <Page title={t('translations.title')} says={t('translations.says')} wide>
      <List
        name="translations"
        from={listTexts}
        columns={columns}
        exports={exportTexts}
        filters={[
          {
            name: 'toLanguage',
            title: 'translations.field.into',
            unasked: `translations.into_language.${currentLanguage()}`,
            options: languages
              .filter((value) => value !== currentLanguage())
              .map((value) => ({ value, label: `translations.into_language.${value}` })),
          },
          {
            name: 'kind',
            title: 'translations.field.kind',
            options: textKinds.map((value) => ({ value, label: `translations.kind.${value}` })),
          },
          {
            name: 'state',
            title: 'translations.field.state',
            options: translationStates.map((value) => ({ value, label: `translations.state.${value}` })),
          },
        ]}
        rowLink={(row) => `${pathTo(textPage, { kind: row.kind, translated: row.id })}?into=${into}`}
        caption={t('translations.title')}
        empty={<Empty says={t('translations.none')} />}
      />
    </Page>
  )
}
