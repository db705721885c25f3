/** What the shop may tune, group by group, each with its standard, its bounds and who changed it. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { FindField } from '#app/ui/FindField.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { t, useWords } from '#app/words.ts'
import { plain } from '#platform/values/text.ts'
import { listSettings, readSettingHistory, type SettingLine } from '../contract.ts'
import { SettingForm } from './SettingForm.tsx'
import { settingHint, settingName, valueWords } from './setting-words.ts'
import './settings.css'

export function SettingsScreen() {
  useWords()
  const sought = useAddress().get('q') ?? ''
  const settings = useRead(listSettings, {})
  return (
    <Page title={t('settings.title')} says={t('settings.says')} read={settings}>
      {({ settings: all }) => {
        const fitting = all.filter(({ key }) => plain(`${settingName(key)} ${key}`).includes(plain(sought)))
        const groups = [...new Set(fitting.map((one) => one.group))]
        const folds = sought === '' && all.length > shownAtOnce
        return (
          <div className="stack">
            <FindField label={t('settings.find')} />
            {groups.length === 0 ? <Empty says={t('settings.none')} icon="settings" /> : null}
            {groups.map((group) => (
              <Group key={group} name={group} of={fitting.filter((one) => one.group === group)} folded={folds} />
            ))}
          </div>
        )
      }}
    </Page>
  )
}

/** More than that are folded, group by group, until somebody looks for one. */
const shownAtOnce = 40

interface GroupProps {
  readonly name: string
  readonly of: readonly SettingLine[]
  readonly folded: boolean
}

function Group({ name, of: lines, folded }: GroupProps) {
  useWords()
  const all = lines.map((one) => <OneSetting key={one.key} line={one} />)
  const title = t(`settings.group.${name}`)
  if (!folded) return <Card title={title}>{all}</Card>
  return (
    <Card title={title}>
      <details className="fold">
        <summary>{t('settings.count', { count: lines.length })}</summary>
        {all}
      </details>
    </Card>
  )
}

function OneSetting({ line }: { readonly line: SettingLine }) {
  const { key, value, standard, changedAt, changedBy } = line
  const name = settingName(key)
  const hint = settingHint(key)
  return (
    <div className="setting">
      <div className="setting-says">
        <strong>{name}</strong>
        {hint ? <p className="quiet">{hint}</p> : null}
        <p className="quiet">
          {changedAt
            ? t('settings.changed', { at: changedAt, by: changedBy ?? '–' })
            : t('settings.standard', { value: valueWords(line, standard) })}
        </p>
      </div>
      <div className="setting-value figures">{valueWords(line, value)}</div>
      <div className="row">
        {line.mayChange && line.kind !== 'other' ? (
          <Sheet words={t('settings.save')} title={t('settings.change_of', { name })} kind="quiet">
            {(close) => <SettingForm line={line} close={close} />}
          </Sheet>
        ) : null}
        {changedAt ? (
          <Sheet words={t('settings.who_changed')} title={name} kind="quiet">
            {() => <Changes of={line} />}
          </Sheet>
        ) : null}
      </div>
    </div>
  )
}

function Changes({ of: line }: { readonly of: SettingLine }) {
  useWords()
  const history = useRead(readSettingHistory, { key: line.key })
  return (
    <Read of={history}>
      {({ changes }) => (
        <ul>
          {changes.length === 0 ? <li>{t('settings.never_changed')}</li> : null}
          {changes.map(({ at, by, before, after }) => (
            <li key={at}>
              {t('settings.change_line', {
                at,
                by: by ?? '–',
                before: valueWords(line, before),
                after: valueWords(line, after),
              })}
            </li>
          ))}
        </ul>
      )}
    </Read>
  )
}
