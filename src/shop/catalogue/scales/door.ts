/** Bringing a sending to a scale, and every way that can fail. */
import type { Transport } from '../rules/scale-connection.ts'

export interface ScaleDoor {
  readonly transport: Transport
  readonly address: string
  readonly username: string
  readonly password: string
  readonly folder: string
  readonly secure: boolean
}

export interface Carried {
  /** Tells one sending from another, and sorts as they were made. */
  readonly name: string
  readonly ending: 'txt' | 'csv'
  readonly texts: Uint8Array
  readonly articles: Uint8Array
}

export type ScaleTroubleCode =
  | 'scale.unreachable'
  | 'scale.denied'
  | 'scale.folder'
  | 'scale.answer'
  | 'scale.password_lost'

/** Why a scale did not take what it was sent, as a refusal that says what to do next. */
export class ScaleTrouble extends Error {
  readonly code: ScaleTroubleCode
  readonly facts: Readonly<Record<string, string>>
  constructor(code: ScaleTroubleCode, facts: Readonly<Record<string, string>> = {}) {
    super(code)
    this.name = 'ScaleTrouble'
    this.code = code
    this.facts = facts
  }
}

export const patienceMilliseconds = 20_000
const longest = 200
export const short = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, longest)
