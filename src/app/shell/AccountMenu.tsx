import { useMantineColorScheme } from '@mantine/core'
import { useId, useRef } from 'react'
import type { Language } from '#platform/action.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { languageNames } from '#platform/values/languages.ts'
import { paths } from '../paths.ts'
import { hatsOf, screens } from '../screens.ts'
import { useMe, useOrganisation } from '../session.ts'
import { changeLanguage, changeOrganisation } from '../start.ts'
import { Icon } from '../ui/Icon.tsx'
import { Link } from '../ui/Link.tsx'
import { currentLanguage, useWords } from '../words.ts'
import { HatLink } from './HatLink.tsx'
import { SignOutAsks, useLeaving } from './SignOut.tsx'

/** The person, the organisation, language and colours, and the way out. */
export function AccountMenu() {
  const t = useWords()
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const { person, device } = useMe()
  const leaving = useLeaving()
  const close = () => panel.current?.hidePopover()
  return (
    <div className="account">
      <button type="button" className="account-button" popoverTarget={id}>
        {person ? (
          <span className="initials" aria-hidden="true">
            {initialsOf(person.name)}
          </span>
        ) : (
          <Icon name="language" size={24} />
        )}
        <span className="unseen">
          {person ? t('app.account_of', { name: person.name }) : t('app.language_and_colours')}
        </span>
      </button>
      <div ref={panel} id={id} popover="auto" className="panel">
        {person ? (
          <>
            <p className="panel-name">
              <strong>{person.name}</strong>
              <span className="quiet">{person.email}</span>
            </p>
            <HatLinks close={close} />
            <Organisations close={close} />
          </>
        ) : null}
        {device ? (
          <>
            <p className="panel-name">
              <strong>{device.name}</strong>
            </p>
            <Link href={paths.signIn()} onClick={close}>
              {t('app.sign_in_here')}
            </Link>
          </>
        ) : null}
        <LanguageChoice />
        <ColourChoice />
        {person ? <Ways close={close} leave={leaving.leave} /> : null}
      </div>
      <SignOutAsks {...leaving} />
    </div>
  )
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .filter(Boolean)
    .slice(0, 2)
    .join('')
    .toUpperCase()

/** The hats again, where the top bar has no room for them. */
function HatLinks({ close }: { readonly close: () => void }) {
  const t = useWords()
  const hats = hatsOf(useMe().organisations)
  if (hats.length < 2) return null
  return (
    <nav className="panel-list phone-only" aria-label={t('app.hats')}>
      {hats.map((one) => (
        <HatLink key={one.hat} of={one} close={close} />
      ))}
    </nav>
  )
}

function Organisations({ close }: { readonly close: () => void }) {
  const t = useWords()
  const { organisations } = useMe()
  const here = useOrganisation()
  if (organisations.length < 2) return null
  const choose = (id: OrganisationId) => {
    close()
    if (id !== here?.id) void changeOrganisation(id)
  }
  return (
    <fieldset className="panel-choice">
      <legend>{t('app.organisation')}</legend>
      {organisations.map((one) => (
        <label key={one.id}>
          <input type="radio" name="organisation" checked={one.id === here?.id} onChange={() => choose(one.id)} />
          {one.name}
        </label>
      ))}
    </fieldset>
  )
}

function LanguageChoice() {
  const t = useWords()
  const id = useId()
  return (
    <label className="panel-field" htmlFor={id}>
      <span>{t('app.language')}</span>
      <select
        id={id}
        value={currentLanguage()}
        onChange={(event) => void changeLanguage(event.target.value as Language)}
      >
        {Object.entries(languageNames).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

const colours = [
  { scheme: 'auto', icon: 'settings' },
  { scheme: 'light', icon: 'sun' },
  { scheme: 'dark', icon: 'moon' },
] as const

function ColourChoice() {
  const t = useWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <fieldset className="panel-colours">
      <legend>{t('app.colours')}</legend>
      {colours.map(({ scheme, icon }) => (
        <label key={scheme}>
          <input type="radio" name="colours" checked={colorScheme === scheme} onChange={() => setColorScheme(scheme)} />
          <Icon name={icon} />
          {t(`app.colours.${scheme}`)}
        </label>
      ))}
    </fieldset>
  )
}

function Ways({ close, leave }: { readonly close: () => void; readonly leave: () => Promise<void> }) {
  const t = useWords()
  const hasAccount = screens.some((line) => line.path === paths.account())
  const out = () => {
    close()
    void leave()
  }
  return (
    <div className="panel-list">
      {hasAccount ? (
        <Link href={paths.account()} onClick={close}>
          <Icon name="person" />
          {t('app.account')}
        </Link>
      ) : null}
      <button type="button" onClick={out}>
        <Icon name="out" />
        {t('app.sign_out')}
      </button>
    </div>
  )
}
