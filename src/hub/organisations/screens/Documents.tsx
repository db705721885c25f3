/** The booklet and the charter: what holds, every version, and what is different from the one accepted before. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Difference } from '#app/ui/Difference.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { readDocuments } from '../contract/documents.ts'
import { type DocumentKind, documentKinds } from '../rules/checklist.ts'
import { chapterText } from './chapter-text.ts'
import './community.css'

type Documents = ReplyOf<typeof readDocuments>
type Version = Documents['versions'][number]

export function DocumentsScreen() {
  const t = useWords()
  return (
    <Page title={t('community.documents')} says={t('community.documents_says')}>
      <Tabs
        name="kind"
        of={documentKinds.map((kind) => ({
          value: kind,
          label: t(`community.document.${kind}`),
          show: () => <OneKind key={kind} kind={kind} />,
        }))}
      />
    </Page>
  )
}

function OneKind({ kind }: { readonly kind: DocumentKind }) {
  const t = useWords()
  const reading = useRead(readDocuments, { kind })
  return (
    <Read of={reading}>
      {(all) => (
        <div className="stack">
          {may('community.steer') ? (
            <p>
              <Button kind="main" icon="plus" href={pathTo('/community/booklet/new/:kind', { kind })}>
                {t('community.document_new')}
              </Button>
            </p>
          ) : null}
          <Chapters of={all} />
          <Versions of={all} />
        </div>
      )}
    </Read>
  )
}

/** The version looked at, and the one it is compared with: the one accepted before, unless another is asked for. */
function useCompared({ versions, accepted }: Documents) {
  const { get } = useAddress()
  const byNumber = (asked: string | null) => versions.find(({ version }) => String(version) === asked)
  const shown = byNumber(get('version')) ?? versions.find(({ holds }) => holds) ?? versions[0]
  const since = get('since') === '0' ? undefined : (byNumber(get('since')) ?? byNumber(String(accepted)))
  return { shown, since: since && shown && since.version < shown.version ? since : undefined }
}

function Chapters({ of: all }: { readonly of: Documents }) {
  const t = useWords()
  const { set } = useAddress()
  const { shown, since } = useCompared(all)
  if (!shown) return null
  return (
    <div className="stack">
      <p>
        <VersionWords of={shown} />
      </p>
      {since ? (
        <p className="row">
          <Status tone="news" says={t('community.document_since', { version: since.version })} />
          <Button kind="quiet" press={() => set({ since: '0' })}>
            {t('community.document_plain')}
          </Button>
        </p>
      ) : null}
      {all.chapters.map((chapter) => {
        const [now, before] = [chapterText(shown.texts, chapter), since && chapterText(since.texts, chapter)]
        return (
          <Card key={chapter} title={t(`community.chapter.${chapter}`)}>
            {before === undefined || before === now ? (
              <p className="document-words">{now}</p>
            ) : (
              <Difference before={before} after={now} />
            )}
          </Card>
        )
      })}
    </div>
  )
}

function VersionWords({ of: one }: { readonly of: Version }) {
  const t = useWords()
  const line = t(one.holds ? 'community.document_holds' : 'community.document_to_come', {
    version: one.version,
    day: one.fromDay,
  })
  return (
    <>
      {line}
      {one.decisionNumber ? (
        <span className="quiet">
          {' · '}
          {t('community.document_decision', { number: one.decisionNumber })}
          {one.decisionOn ? `, ${dayWords(one.decisionOn as Day)}` : ''}
        </span>
      ) : null}
    </>
  )
}

function Versions({ of: all }: { readonly of: Documents }) {
  const t = useWords()
  const { get } = useAddress()
  if (all.versions.length < 2) return null
  const kind = get('kind') ? `&kind=${get('kind')}` : ''
  return (
    <Card title={t('community.document_versions')}>
      <ul className="plain-list">
        {all.versions.map((one, index) => {
          const earlier = all.versions[index + 1]
          return (
            <li key={one.version}>
              <Link href={`/community/booklet?version=${one.version}&since=${earlier?.version ?? 0}${kind}`}>
                <VersionWords of={one} />
              </Link>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
