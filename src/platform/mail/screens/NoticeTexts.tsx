/** Every notice, and which languages have words of the shop. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Table } from '#app/ui/Table.tsx'
import { useWords } from '#app/words.ts'
import { languageNames } from '#platform/values/languages.ts'
import { listNoticeTexts } from '../contract.ts'
import { noticeName } from './mail-words.ts'

export function NoticeTextsScreen() {
  const t = useWords()
  const texts = useRead(listNoticeTexts, {})
  return (
    <Page title={t('notice_texts.title')} says={t('notice_texts.says')} read={texts} wide>
      {({ notices }) =>
        notices.length === 0 ? (
          <Empty says={t('notices.none')} icon="mail" />
        ) : (
          <Table
            rows={notices}
            rowKey={(notice) => notice.code}
            rowLink={(notice) => pathTo('/staff/notice-texts/:code', { code: notice.code })}
            caption={t('notice_texts.title')}
            columns={[
              { name: 'name', title: 'notice_texts.name', line: 1, cell: (notice) => noticeName(notice.code) },
              {
                name: 'own',
                title: 'notice_texts.own',
                line: 2,
                cell: ({ texts: all }) =>
                  all.flatMap((one) => (one.own ? [languageNames[one.language]] : [])).join(', ') ||
                  t('notice_texts.standard'),
              },
              {
                name: 'always',
                title: 'mailbox.about',
                line: 3,
                cell: ({ always }) => (always ? t('notices.always') : ''),
              },
            ]}
          />
        )
      }
    </Page>
  )
}
