/** Files over FTP, as Bizerba scales fetch them: texts first, articles after them, each under another name until it is
 *  whole, so that no scale reads half of one. */
import { Readable } from 'node:stream'
import { Client, FTPError } from 'basic-ftp'
import { hostOf } from '../rules/scale-connection.ts'
import { type Carried, patienceMilliseconds, type ScaleDoor, ScaleTrouble, short } from './door.ts'

/** Not signed in (RFC 959). */
const denied = 530
const noSuchFolder = 550

export async function putFiles(door: ScaleDoor, { name, ending, texts, articles }: Carried): Promise<void> {
  const files = [
    { path: `${name}-1-texts.${ending}`, bytes: texts },
    { path: `${name}-2-articles.${ending}`, bytes: articles },
  ].filter(({ bytes }) => bytes.length > 0)
  await inside(door, async (client) => {
    for (const { path, bytes } of files) {
      await client.uploadFrom(Readable.from([Buffer.from(bytes)]), `${path}.part`)
      await client.rename(`${path}.part`, path)
    }
  })
}

/** Signs in and looks into the folder. */
export const tryFtp = (door: ScaleDoor): Promise<void> => inside(door, async (client) => void (await client.list()))

async function inside(door: ScaleDoor, work: (client: Client) => Promise<void>): Promise<void> {
  const at = hostOf(door.address)
  if (!at) throw new ScaleTrouble('scale.unreachable', { address: door.address })
  const client = new Client(patienceMilliseconds)
  try {
    await client.access({
      ...at,
      secure: door.secure,
      // without a name FTP servers take anybody
      ...(door.username === '' ? {} : { user: door.username, password: door.password }),
    })
    if (door.folder !== '') await client.cd(door.folder)
    await work(client)
  } catch (error) {
    throw troubleOf(error, door)
  } finally {
    client.close()
  }
}

function troubleOf(error: unknown, { address, folder }: ScaleDoor): ScaleTrouble {
  if (!(error instanceof FTPError)) return new ScaleTrouble('scale.unreachable', { address })
  if (error.code === denied) return new ScaleTrouble('scale.denied', { address })
  if (error.code === noSuchFolder) return new ScaleTrouble('scale.folder', { folder })
  return new ScaleTrouble('scale.answer', { what: short(error.message) })
}
