/** Reads the person and the words before anything is drawn, and again when one of them changes. */
import type { Language } from '#platform/action.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { readPath, writePath } from './call.ts'
import { currentRouter } from './current-router.ts'
import { forgetKept } from './offline.ts'
import { showNoMore } from './pushing.ts'
import { queries } from './reading.ts'
import {
  browserLanguage,
  chooseOrganisation,
  currentMe,
  forgetOrganisation,
  keepLanguage,
  keepMe,
  keptLanguage,
  type Me,
} from './session.ts'
import { currentLanguage, speak } from './words.ts'

interface Dictionary {
  readonly words: Readonly<Record<string, string>>
}

const kept = (language: Language): string => `komunigi.words.${language}`

/** Words of the last visit serve when the server cannot be reached. */
async function readWords(language: Language): Promise<void> {
  try {
    const { words } = await readPath<Dictionary>(`/messages/${language}`)
    speak(language, words)
    localStorage.setItem(kept(language), JSON.stringify(words))
  } catch (error) {
    const last = localStorage.getItem(kept(language))
    if (!last) throw error
    speak(language, JSON.parse(last) as Dictionary['words'])
  }
}

/** The device's chosen language, else the person's own, else the browser's. */
const wantedLanguage = (me: Me): Language => keptLanguage() ?? (me.person ? me.language : browserLanguage())

export async function begin(): Promise<void> {
  await readWords(wantedLanguage(await readMe()))
}

const lastMe = 'komunigi.me'

async function readMe(): Promise<Me> {
  try {
    const me = await readPath<Me>('/me')
    localStorage.setItem(lastMe, JSON.stringify(me))
    keepMe(me)
    return me
  } catch (error) {
    const last = localStorage.getItem(lastMe)
    if (!last) throw error
    const me = JSON.parse(last) as Me
    keepMe(me)
    return me
  }
}

/** After signing in or out, or when an organisation was made: everything is read anew. */
export async function beginAgain(): Promise<void> {
  queries.clear()
  await begin()
  await currentRouter().invalidate()
}

export async function changeLanguage(language: Language): Promise<void> {
  keepLanguage(language)
  await readWords(language)
  // The device speaks it at once; that the account remembers it may fail without harm.
  if (currentMe().person) await writePath('PATCH', '/sign-in/account', { language }).catch(() => undefined)
  await queries.invalidateQueries()
}

/** Another organisation for this tab, in its words. */
export async function enterOrganisation(organisation: OrganisationId): Promise<void> {
  chooseOrganisation(organisation)
  queries.clear()
  await readWords(currentLanguage())
}

/** Another organisation, and the page to begin with there. */
export async function changeOrganisation(organisation: OrganisationId, href = '/'): Promise<void> {
  chooseOrganisation(organisation)
  await writePath('POST', '/me/organisation', { organisation }).catch(() => undefined) // only a wish for next time
  await enterOrganisation(organisation)
  await currentRouter().navigate({ href })
}

export async function signOut(): Promise<void> {
  await showNoMore().catch(() => undefined)
  await writePath('DELETE', '/sign-in/session', {})
  forgetOrganisation()
  forgetKept()
  localStorage.removeItem(lastMe)
  sessionStorage.clear()
  await beginAgain()
  await currentRouter().navigate({ href: '/sign-in' })
}
