/** Which mails one gets: for the signed-in person, and for whoever comes by the link of a mail. */
import { type ReactNode, useId, useState } from 'react'
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
import { Devices } from '../../push/screens/Devices.tsx'
import { changeOwnPreference, changePreferenceByLink, readOwnPreferences, readPreferencesByLink } from '../contract.ts'
import { type Way, wayOf, ways, wishFor } from '../rules/way.ts'
import { noticeName } from './mail-words.ts'
import './notice-preferences.css'

type Preferences = ReplyOf<typeof readOwnPreferences>
type Notice = Preferences['notices'][number]
type Choose = (code: string, way: Way) => Promise<unknown>

export function OwnPreferencesScreen() {
  const read = useRead(readOwnPreferences, {})
  const change = useAct(changeOwnPreference, { after: [readOwnPreferences] })
  return (
    <PreferencesPage
      read={read}
      error={change.error}
      choose={(code, way) => change.act({ code, ...wishFor(way) })}
      devices={<Devices />}
    />
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
  /** Only who is signed in has devices here. */
  readonly devices?: ReactNode
}

function PreferencesPage({ read, error, choose, devices }: PreferencesPageProps) {
  const t = useWords()
  const { said } = useNotices()
  const organisation = read.data?.organisation
  const press: Choose = async (code, way) => {
    if (await choose(code, way)) said(t('notices.kept'))
  }
  return (
    <Page title={t('notices.title')} says={organisation ? t('notices.says', { organisation }) : undefined} read={read}>
      {({ notices, devices: count }) => (
        <>
          {devices}
          <Trouble of={error} />
          {notices.length === 0 ? <Empty says={t('notices.none')} icon="mail" /> : null}
          {[...Map.groupBy(notices, ({ code }) => code.split('.')[0] ?? '')].map(([subject, some]) => (
            <Subject key={subject} name={t(`notices.about.${subject}`)}>
              {some.map((notice) => (
                <li key={notice.code}>
                  <Choice of={notice} onDevices={count > 0} press={press} />
                </li>
              ))}
            </Subject>
          ))}
        </>
      )}
    </Page>
  )
}

function Subject({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <ul className="notice-choices">{children}</ul>
    </section>
  )
}

interface ChoiceProps {
  readonly of: Notice
  /** The person has devices that show notices. */
  readonly onDevices: boolean
  readonly press: Choose
}

function Choice({ of: { code, always, ...wish }, onDevices, press }: ChoiceProps) {
  const t = useWords()
  // What was just chosen is shown at once; the answer of the server decides.
  const [chosen, setChosen] = useState<Way | null>(null)
  const now = chosen ?? wayOf(wish, always)
  const offered = ways.filter((way) => (way === 'push' ? onDevices || now === 'push' : way === 'mail' || !always))
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
      <select value={now} disabled={offered.length === 1} onChange={(event) => void choose(event.target.value as Way)}>
        {offered.map((way) => (
          <option key={way} value={way}>
            {t(`notices.way.${way === 'push' && always ? 'push_too' : way}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
