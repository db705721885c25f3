/** The mark of a scanned card, made on the phone: without network, and without https too, where browsers hash nothing. */
import { pbkdf2 } from '@noble/hashes/pbkdf2.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytes, markOf, plainCode, rounds } from '../../rules/card-mark.ts'

export const ownCardMark = (sheet: string, scanned: string): string =>
  markOf(pbkdf2(sha256, plainCode(scanned), sheet, { c: rounds, dkLen: bytes }))
