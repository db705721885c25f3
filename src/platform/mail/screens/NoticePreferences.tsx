/** Which mails one gets: for the signed-in person, and for whoever comes by the link of a mail. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import type { CallError } from '#app/call-error.ts'
import type { Reading } from '#app/reading.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { changeOwnPreference, changePreferenceByLink, readOwnPreferences, readPreferencesByLink } from '../contract.ts'
import { noticeName } from './mail-words.ts'
import './notice-preferences.css'

type Preferences = ReplyOf<typeof readOwnPreferences>
/** At once, together in one mail a day, or not at all. */
const ways = ['mail', 'digest', 'off'] as const
type Way = (typeof ways)[number]
type Choose = (code: string, way: Way) => Promise<unknown>

const wishFor = (way: Way) => ({ wanted: way !== 'off', digest: way === 'digest' })

export function OwnPreferencesScreen() {
  const read = useRead(readOwnPreferences, {})
  const change = useAct(changeOwnPreference, { after: [readOwnPreferences] })
  return (
    <PreferencesPage read={read} error={change.error} choose={(code, way) => change.act({ code, ...wishFor(way) })} />
  )
}

/** Opening the link changes nothing: mail scanners open links too. */
export function LinkedPreferencesScreen() {
  const address = useAddress()
  const whose = { organisation: address.param('organisation'), signed: address.get('signed') ?? '' }
  const read = useRead(readPreferencesByLink, whose)
  const change = useAct(changePreferenceByLink, { after: [readPreferencesByLink] })
  const choose: Choose = (code, way) => change.act({ ...whose, code, ...wishFor(way) })
  return <PreferencesPage read={read} error={change.error} choose={choose} />
}

interface PreferencesPageProps {
  readonly read: Reading<Preferences>
  readonly error: CallError | null
  readonly choose: Choose
}

function PreferencesPage({ read, error, choose }: PreferencesPageProps) {
  const t = useWords()
  const { said } = useNotices()
  const organisation = read.data?.organisation
  const press: Choose = async (code, way) => {
    if (await choose(code, way)) said(t('notices.kept'))
  }
  return (
    <Page title={t('notices.title')} says={organisation ? t('notices.says', { organisation }) : undefined} read={read}>
      {({ notices }) =>
        notices.length === 0 ? (
          <Empty says={t('notices.none')} icon="mail" />
        ) : (
          <>
            <Trouble of={error} />
            <ul className="notice-choices">
              {notices.map((notice) => (
                <li key={notice.code}>
                  <Choice {...notice} press={press} />
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Page>
  )
}

type ChoiceProps = Preferences['notices'][number] & { readonly press: Choose }

function Choice({ code, wanted, digest, always, press }: ChoiceProps) {
  const t = useWords()
  // What was just chosen is shown at once; the answer of the server decides.
  const [chosen, setChosen] = useState<Way | null>(null)
  const now = chosen ?? (wanted ? (digest ? 'digest' : 'mail') : 'off')
  const choose = async (way: Way) => {
    setChosen(way)
    await press(code, way)
    setChosen(null)
  }
  return (
    <label>
      <span>
        {noticeName(code)}
        {always ? <span className="quiet"> · {t('notices.always')}</span> : null}
      </span>
      <select value={now} disabled={always} onChange={(event) => void choose(event.target.value as Way)}>
        {ways.map((way) => (
          <option key={way} value={way}>
            {t(`notices.way.${way}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
