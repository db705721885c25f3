/** Articles over HTTP, as DIGI scales take them: one request an article, in order. The key travels as `ApplicationID`. */
import { patienceMilliseconds, type ScaleDoor, ScaleTrouble, short } from './door.ts'

/** A negative result is a no of the scale. */
interface DigiAnswer {
  readonly Result?: number
  readonly ResultDescription?: string
}

export async function putArticles(door: ScaleDoor, articles: Uint8Array): Promise<void> {
  const lines = new TextDecoder().decode(articles).split('\n').filter(Boolean)
  for (const line of lines) {
    const { method, body } = JSON.parse(line) as { readonly method: 'POST' | 'DELETE'; readonly body: object }
    await ask(door, `ARTICLE.SVC/${method}`, { method, body: JSON.stringify(body) })
  }
}

/** Asks for nothing: whoever answers, and lets the key in, is there. */
export const tryDigi = (door: ScaleDoor): Promise<void> => ask(door, 'ARTICLE.SVC', { method: 'GET' })

async function ask(door: ScaleDoor, path: string, asked: { method: string; body?: string }): Promise<void> {
  const where = new URL(path, door.address.endsWith('/') ? door.address : `${door.address}/`)
  const answer = await fetch(where, {
    ...asked,
    headers: {
      'content-type': 'application/json',
      ...(door.password === '' ? {} : { ApplicationID: door.password }),
      ...(door.username === '' ? {} : { 'User-Name': door.username }),
    },
    // wherever else it would lead, the key does not go along
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMilliseconds),
  }).catch(() => null)
  if (!answer) throw new ScaleTrouble('scale.unreachable', { address: where.origin })
  if (answer.status === 401 || answer.status === 403) throw new ScaleTrouble('scale.denied', { address: where.origin })
  const text = await answer.text().catch(() => '')
  if (!answer.ok && asked.method !== 'GET')
    throw new ScaleTrouble('scale.answer', { what: `${answer.status} ${short(text)}` })
  const { Result, ResultDescription } = parsed(text)
  if (typeof Result === 'number' && Result < 0)
    throw new ScaleTrouble('scale.answer', { what: short(ResultDescription ?? String(Result)) })
}

function parsed(text: string): DigiAnswer {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? (read as DigiAnswer) : {}
  } catch {
    return {}
  }
}
