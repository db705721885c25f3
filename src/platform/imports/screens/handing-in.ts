/** Files on their way to the server, one after another; what is not recognised waits for a word. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { call, withFile } from '#app/call.ts'
import { asCallError, type CallError } from '#app/call-error.ts'
import { pathTo } from '#app/paths.ts'
import { queries } from '#app/reading.ts'
import { newId } from '#platform/values/ids.ts'
import { checkImportBatch, uploadImport } from '../contract.ts'

export interface SetAside {
  readonly file: File
  readonly error: CallError
}

export interface HandingIn {
  /** Null when nothing is on its way. */
  readonly now: {
    readonly name: string
    readonly done: number
    readonly total: number
    readonly checking: boolean
  } | null
  readonly aside: readonly SetAside[]
  /** Imports made of the files that were read. */
  readonly read: readonly string[]
  /** The files handed in together. */
  readonly batch: string
  readonly take: (files: readonly File[]) => Promise<void>
  /** Reads a file that was set aside as what the person says it is. */
  readonly readAs: (one: SetAside, kind: string) => Promise<void>
  readonly goOn: () => Promise<void>
}

/** `all` is how many were meant to come: a single one leads to its own page, several to the page of all. */
export function useHandingIn(): HandingIn {
  const address = useAddress()
  const [now, setNow] = useState<HandingIn['now']>(null)
  const [aside, setAside] = useState<readonly SetAside[]>([])
  const [read, setRead] = useState<readonly string[]>([])
  const [batch] = useState(newId)

  const goTo = async (imports: readonly string[]) => {
    const [only] = imports
    if (imports.length === 1 && only) return address.go(pathTo('/staff/imports/:import', { import: only }))
    setNow({ name: '', done: imports.length, total: imports.length, checking: true })
    await call(checkImportBatch, { batch }).catch(() => undefined) // the page of all offers it again
    address.go(pathTo('/staff/imports/together/:batch', { batch }))
  }
  const sendAll = async (files: readonly File[], kind: string, before: readonly string[]) => {
    const [done, refused] = [[...before], [] as SetAside[]]
    for (const [place, file] of files.entries()) {
      setNow({ name: file.name, done: place, total: files.length, checking: false })
      try {
        done.push((await call(uploadImport, withFile({ kind, batch }, file))).id)
      } catch (thrown) {
        refused.push({ file, error: asCallError(thrown) })
      }
    }
    setRead(done)
    setNow(null)
    return { done, refused }
  }
  const settle = async (done: readonly string[], left: readonly SetAside[]) => {
    await queries.invalidateQueries()
    setAside(left)
    if (left.length === 0 && done.length > 0) await goTo(done)
    setNow(null)
  }
  return {
    now,
    aside,
    read,
    batch,
    take: async (files) => {
      const { done, refused } = await sendAll(files, 'auto', read)
      await settle(done, [...aside, ...refused])
    },
    readAs: async (one, kind) => {
      const { done, refused } = await sendAll([one.file], kind, read)
      await settle(done, [...aside.filter((other) => other !== one), ...refused])
    },
    goOn: () => goTo(read),
  }
}
