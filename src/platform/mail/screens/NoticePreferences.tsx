/** Which mails one gets: for the signed-in person, and for whoever comes by the link of a mail. */
import { type ReactNode, useState } from 'react'
import { useAddress } from '#app/address.ts'
import type { CallError } from '#app/call-error.ts'
import type { Reading } from '#app/reading.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { FindField } from '#app/ui/FindField.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { plain } from '#platform/values/text.ts'
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
          <Subjects notices={notices} onDevices={count > 0} press={press} />
        </>
      )}
    </Page>
  )
}

interface Choosing {
  /** The person has devices that show notices. */
  readonly onDevices: boolean
  readonly press: Choose
}

/** By subject, each closed until it is opened; who looks for a word sees what fits, opened. */
function Subjects({ notices, ...choosing }: Choosing & { readonly notices: readonly Notice[] }) {
  const t = useWords()
  const sought = useAddress().get('q') ?? ''
  const fitting = notices.filter(({ code }) =>
    plain(`${noticeName(code)} ${t(`notices.about.${subjectOf(code)}`)}`).includes(plain(sought)),
  )
  return (
    <div className="stack">
      <FindField label={t('notices.find')} />
      {fitting.length === 0 ? <Empty says={t('notices.none')} icon="mail" /> : null}
      {[...Map.groupBy(fitting, ({ code }) => subjectOf(code))].map(([subject, some]) => (
        <Subject key={`${subject} ${sought !== ''}`} subject={subject} of={some} open={sought !== ''} {...choosing} />
      ))}
    </div>
  )
}

const subjectOf = (code: string): string => code.split('.')[0] ?? ''

interface SubjectProps extends Choosing {
  readonly subject: string
  readonly of: readonly Notice[]
  readonly open: boolean
}

function Subject({ subject, of: some, open, ...choosing }: SubjectProps) {
  const t = useWords()
  const name = t(`notices.about.${subject}`)
  return (
    <details className="notice-subject" open={open}>
      <summary>
        <strong>{name}</strong> <span className="quiet one-line">{t('notices.count', { count: some.length })}</span>
      </summary>
      {open ? null : <Whole subject={subject} name={name} of={some} {...choosing} />}
      <ul className="notice-choices">
        {some.map((notice) => (
          <li key={notice.code}>
            <OneChoice of={notice} {...choosing} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** One choice for all of a subject; what is part of the service stays. */
function Whole({ subject, name, of, onDevices, press }: Omit<SubjectProps, 'open'> & { readonly name: string }) {
  const t = useWords()
  const free = of.filter(({ always }) => !always)
  if (free.length < 2) return null
  const now = new Set(free.map(({ always, ...wish }) => wayOf(wish, always)))
  const [first] = now
  return (
    <div className="notice-choices notice-whole">
      <Choice
        says={<strong>{t('notices.all_about', { name })}</strong>}
        now={now.size === 1 ? (first ?? null) : null}
        offered={ways.filter((way) => way !== 'push' || onDevices)}
        choose={(way) => press(subject, way)}
      />
    </div>
  )
}

function OneChoice({ of: { code, always, ...wish }, onDevices, press }: Choosing & { readonly of: Notice }) {
  const t = useWords()
  const now = wayOf(wish, always)
  return (
    <Choice
      says={
        <>
          {noticeName(code)}
          {always ? <span className="quiet"> · {t('notices.always')}</span> : null}
        </>
      }
      now={now}
      offered={ways.filter((way) => (way === 'push' ? onDevices || now === 'push' : way === 'mail' || !always))}
      addsDevices={always}
      choose={(way) => press(code, way)}
    />
  )
}

interface ChoiceProps {
  readonly says: ReactNode
  /** Null: not all alike. */
  readonly now: Way | null
  readonly offered: readonly Way[]
  /** Devices come beside the mail. */
  readonly addsDevices?: boolean
  readonly choose: (way: Way) => Promise<unknown>
}

function Choice({ says, now, offered, addsDevices = false, choose }: ChoiceProps) {
  const t = useWords()
  // What was just chosen is shown at once; the answer of the server decides.
  const [chosen, setChosen] = useState<Way | null>(null)
  const change = async (way: Way) => {
    setChosen(way)
    await choose(way)
    setChosen(null)
  }
  const shown = chosen ?? now
  return (
    <label>
      <span>{says}</span>
      <select
        value={shown ?? ''}
        disabled={offered.length === 1}
        onChange={(event) => void change(event.target.value as Way)}
      >
        {shown === null ? (
          <option value="" disabled>
            {t('notices.way.mixed')}
          </option>
        ) : null}
        {offered.map((way) => (
          <option key={way} value={way}>
            {t(`notices.way.${way === 'push' && addsDevices ? 'push_too' : way}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
