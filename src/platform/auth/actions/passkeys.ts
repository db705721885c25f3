/** Passkeys (WebAuthn, level 2): made and used by fingerprint, face or the PIN of the device. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { doorOf, myAccount, type Parts, refused } from '../parts.ts'
import { type RelyingParty, relyingParty } from '../passkeys.ts'
import {
  addPasskey,
  keepChallenge,
  type PasskeyRow,
  passkeyByCredential,
  passkeysOf,
  passkeyUsed,
  removePasskey,
  renamePasskey,
  useChallenge,
} from '../store/passkeys.ts'
import { personById } from '../store/people.ts'
import { noteEvent } from '../store/sessions.ts'
import { beforeEntering, enterAsKnown } from './entering.ts'
import { tellPerson } from './telling.ts'

// Fetched when first used: the start of the server does not wait for it.
const ceremonies = () => import('@simplewebauthn/server')

/** EdDSA, ES256, RS256: what authenticators in people's hands make. */
const algorithms = [-8, -7, -257]

type Ceremony = Readonly<Record<string, unknown>>

export function passkeyActions(parts: Parts) {
  const { db } = parts
  return {
    askForPasskey: action('auth.askForPasskey', async (ctx): Promise<Ceremony> => {
      await beforeEntering(parts, ctx)
      const { generateAuthenticationOptions } = await ceremonies()
      const options = await generateAuthenticationOptions({ rpID: site(parts, ctx).id, userVerification: 'required' })
      await keepChallenge(db, options.challenge, null, parts.now())
      return { ...options }
    }),

    signInWithPasskey: action('auth.signInWithPasskey', async (ctx, { answer }: { answer: Ceremony }) => {
      await beforeEntering(parts, ctx)
      const here = site(parts, ctx)
      const passkey = typeof answer['id'] === 'string' ? await passkeyByCredential(db, answer['id']) : null
      if (!passkey) throw refused('auth.passkey_refused')
      const counter = await counterOf(parts, here, passkey, answer)
      if (counter === null) throw refused('auth.passkey_refused')
      await passkeyUsed(db, passkey.passkey, counter, parts.now())
      return enterAsKnown(parts, ctx, passkey.account, { way: 'passkey', otherwise: 'auth.passkey_refused' })
    }),

    listPasskeys: read('auth.listPasskeys', async (ctx) => ({
      passkeys: (await passkeysOf(db, myAccount(ctx))).map(({ passkey, name, synced, createdAt, lastUsedAt }) => ({
        passkey,
        name,
        synced,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
    })),

    startPasskey: action('auth.startPasskey', async (ctx): Promise<Ceremony> => {
      const account = myAccount(ctx)
      const person = found(await personById(db, account), 'account')
      const known = await passkeysOf(db, account)
      const { generateRegistrationOptions } = await ceremonies()
      const options = await generateRegistrationOptions({
        rpName: 'komunigi',
        rpID: site(parts, ctx).id,
        userName: person.email,
        userDisplayName: person.name,
        userID: new TextEncoder().encode(account),
        excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
        supportedAlgorithmIDs: algorithms,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      await keepChallenge(db, options.challenge, account, parts.now())
      return { ...options }
    }),

    addPasskey: action('auth.addPasskey', async (ctx, { name, answer }: { name: string; answer: Ceremony }) => {
      const account = myAccount(ctx)
      const made = await credentialIn(parts, site(parts, ctx), account, answer)
      if (!made) throw refused('auth.passkey_refused')
      const id = newId()
      if ((await addPasskey(db, { id, account, name, ...made, now: parts.now() })) === 0)
        throw refused('auth.passkey_known')
      await noteEvent(db, { name: 'auth.passkey_added', account, now: parts.now(), facts: { passkey: id } })
      await tellPerson(parts, account, 'auth.passkey_added')
      return { passkey: id }
    }),

    renamePasskey: action('auth.renamePasskey', async (ctx, { passkey, name }: { passkey: string; name: string }) => {
      if ((await renamePasskey(db, myAccount(ctx), passkey, name)) === 0) found(null, 'passkey')
      return {}
    }),

    removePasskey: action('auth.removePasskey', async (ctx, { passkey }: { passkey: string }) => {
      const account = myAccount(ctx)
      if ((await removePasskey(db, account, passkey)) === 0) found(null, 'passkey')
      await noteEvent(db, { name: 'auth.passkey_removed', account, now: parts.now(), facts: { passkey } })
      await tellPerson(parts, account, 'auth.passkey_removed')
      return {}
    }),
  }
}

function site(parts: Parts, ctx: Context | ActionContext): RelyingParty {
  const here = relyingParty(parts.publicUrl, doorOf(ctx).request)
  if (!here) throw refused('auth.passkeys_unavailable')
  return here
}

/** The counter after a valid signature; null when the answer does not hold. */
async function counterOf(
  parts: Parts,
  here: RelyingParty,
  passkey: PasskeyRow,
  answer: Ceremony,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await ceremonies()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as unknown as AuthenticationResponseJSON, // its parts are checked in there, not by a schema
      expectedChallenge: (challenge) => useChallenge(parts.db, challenge, null, parts.now()),
      expectedOrigin: here.origin,
      expectedRPID: here.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
        transports: passkey.transports,
      },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    // The library throws on whatever does not fit: for the person it is the same no.
    return null
  }
}

async function credentialIn(parts: Parts, here: RelyingParty, account: AccountId, answer: Ceremony) {
  const { verifyRegistrationResponse } = await ceremonies()
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer as unknown as RegistrationResponseJSON, // its parts are checked in there, not by a schema
      expectedChallenge: (challenge) => useChallenge(parts.db, challenge, account, parts.now()),
      supportedAlgorithmIDs: algorithms,
      expectedOrigin: here.origin,
      expectedRPID: here.id,
      requireUserVerification: true,
    })
    if (!verified) return null
    const { credential, credentialBackedUp } = registrationInfo
    return {
      credentialId: credential.id,
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: credential.transports ?? [],
      synced: credentialBackedUp,
    }
  } catch {
    return null
  }
}
