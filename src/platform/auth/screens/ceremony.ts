/** Passkeys in the browser. The library comes when a passkey is used, not with the page. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

type Ceremony = Record<string, unknown>

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = (): boolean => typeof window.PublicKeyCredential === 'function'

/** Asks the device to sign; null when it gave no answer (put off, too slow, none there). */
export async function askDevice(options: Ceremony): Promise<Ceremony | null> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON // made by the library's other half
  return answerOf(startAuthentication({ optionsJSON }))
}

/** Asks the device to make a passkey; null when it did not. */
export async function makeOnDevice(options: Ceremony): Promise<Ceremony | null> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON // made by the library's other half
  return answerOf(startRegistration({ optionsJSON }))
}

async function answerOf(ceremony: Promise<object>): Promise<Ceremony | null> {
  try {
    return { ...(await ceremony) }
  } catch {
    return null
  }
}
