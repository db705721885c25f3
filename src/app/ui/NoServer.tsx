import { browserLanguage } from '../session.ts'

/** The only words that cannot come from the server. */
const words = {
  en: { says: 'The server cannot be reached. Nothing is lost.', again: 'Try again' },
  fr: { says: 'Le serveur ne répond pas. Rien n’est perdu.', again: 'Réessayer' },
  nl: { says: 'De server is niet bereikbaar. Er is niets verloren.', again: 'Opnieuw proberen' },
  de: { says: 'Der Server ist nicht erreichbar. Nichts ist verloren.', again: 'Erneut versuchen' },
  es: { says: 'No se puede contactar con el servidor. No se ha perdido nada.', again: 'Volver a intentarlo' },
} as const

/** Drawn when the very first request fails. */
export function NoServer({ again }: { readonly again: () => void }) {
  const said = words[browserLanguage()]
  return (
    <main className="outcome">
      <h1>{said.says}</h1>
      <button type="button" className="plain-button" onClick={again}>
        {said.again}
      </button>
    </main>
  )
}
