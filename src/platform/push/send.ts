/** One line to one device, sealed for it alone: the service in between sees whom it goes to, never what it says. */
import type { Agent } from 'node:https'
import webPush from 'web-push'
import type { PushKeys } from './keys.ts'

/** What a browser gives when a person allows messages. */
export interface PushSubscription {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

/** What stands on a screen that may be locked: no names, no amounts. */
export interface PushLine {
  readonly title: string
  readonly body: string
  /** Where a press leads, from `/` on. */
  readonly href: string
  readonly language: string
  /** A line that comes twice stands there once. */
  readonly tag: string
}

export interface PushDesk {
  readonly keys: PushKeys
  /** Whom a push service may write to about us. */
  readonly mail: string
  readonly agent: Agent
}

/** `gone`: the device took its permission back. `later`: the service does not answer now. `refused`: it will not. */
export type PushResult =
  | { readonly kind: 'taken' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'later'; readonly error: string }
  | { readonly kind: 'refused'; readonly error: string }

const daySeconds = 86_400
const patienceMilliseconds = 10_000

export async function sendPush(desk: PushDesk, to: PushSubscription, line: PushLine): Promise<PushResult> {
  try {
    await webPush.sendNotification(to, JSON.stringify(line), {
      vapidDetails: { subject: `mailto:${desk.mail}`, ...desk.keys },
      contentEncoding: 'aes128gcm',
      TTL: daySeconds,
      timeout: patienceMilliseconds,
      agent: desk.agent,
    })
    return { kind: 'taken' }
  } catch (thrown) {
    const status = thrown instanceof webPush.WebPushError ? thrown.statusCode : 0
    if (status === 404 || status === 410) return { kind: 'gone' }
    const error = status ? `the push service answered ${status}` : (thrown as Error).message
    return status === 0 || status === 429 || status >= 500 ? { kind: 'later', error } : { kind: 'refused', error }
  }
}
