/** Pictures: taking one in, taking it away, and showing it. */
import { createHash } from 'node:crypto'
import { type ActionContext, action, read, type UploadedFile } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-picture.ts'
import { type PictureKind, type PictureType, picturesAtMost, pictureType, whyNotPicture } from '../rules/picture.ts'
import { safeSvg } from '../rules/safe-svg.ts'
import { readQualities } from '../store/basics.ts'
import { countOfHouse } from '../store/house.ts'
import * as store from '../store/picture.ts'
import { lockProducts } from '../store/product.ts'

type Asked = InputOf<typeof contract.addPicture> & { readonly file: UploadedFile }

/** The thing a picture is to show is there. */
async function mustBeThere(ctx: ActionContext, kind: PictureKind, of: string): Promise<void> {
  const { db, organisation } = ctx
  if (kind === 'product') found((await lockProducts(db, organisation, [of]))[0], 'product')
  else if (kind === 'quality')
    found(
      (await readQualities(db, organisation)).find(({ id }) => id === of),
      'quality',
    )
  else found((await countOfHouse(db, organisation, kind, of)) || null, kind)
}

/** The bytes that are kept: of a drawing only the drawing. */
function keptOf(file: UploadedFile): { type: PictureType; bytes: Uint8Array } {
  const type = pictureType(file.bytes) as PictureType
  if (type !== 'image/svg+xml') return { type, bytes: file.bytes }
  const drawing = safeSvg(new TextDecoder().decode(file.bytes))
  refuseWith(drawing === null ? [refuse('picture.unsafe')] : [])
  return { type, bytes: new TextEncoder().encode(drawing ?? '') }
}

export const addPicture = action('catalogue.addPicture', async (ctx, input: object) => {
  const { kind, of, file } = input as Asked
  refuseWith(whyNotPicture(kind, file.bytes))
  await mustBeThere(ctx, kind, of)
  const { type, bytes } = keptOf(file)
  const there = await store.readPicturesOf(ctx.db, ctx.organisation, kind, of)
  const most = picturesAtMost(kind)
  refuseWith(most > 1 && there.length >= most ? [refuse('picture.too_many', { limit: most })] : [])
  // a new logo takes the place of the old one
  if (most === 1) await store.dropPicturesOf(ctx.db, ctx.organisation, kind, of)
  const id = newId()
  const hash = createHash('sha256').update(bytes).digest('hex')
  const position = (there.at(-1)?.position ?? 0) + 1
  await store.addPicture(ctx.db, ctx.organisation, { id, kind, of, type, bytes, hash, position })
  recordChange(ctx, kind, of)
  return { picture: id }
})

/** Labels hang on what a quality is. */
function recordChange(ctx: ActionContext, kind: PictureKind, of: string): void {
  const subject = kind === 'product' || kind === 'quality' ? of : ctx.organisation
  ctx.record('catalogue.picture_set', { subject, kind, name: subject === of ? null : of })
  if (kind === 'quality') ctx.record('catalogue.quality_set', { subject })
}

export const removePicture = action(
  'catalogue.removePicture',
  async (ctx, { picture: id }: InputOf<typeof contract.removePicture>) => {
    const { kind, of } = found(await store.readBytes(ctx.db, ctx.organisation, id), 'picture')
    await store.dropPicture(ctx.db, ctx.organisation, id)
    recordChange(ctx, kind, of)
    return {}
  },
)

export const readPictures = read(
  'catalogue.readPictures',
  async (ctx, { kind, of }: InputOf<typeof contract.readPictures>) => ({
    pictures: (await store.readPicturesOf(ctx.db, ctx.organisation, kind, of)).map(({ picture, position }) => ({
      picture,
      position,
    })),
  }),
)

export const readPicture = read(
  'catalogue.readPicture',
  async (ctx, { picture: id }: InputOf<typeof contract.readPicture>) => {
    const { type, bytes } = found(await store.readBytes(ctx.db, ctx.organisation, id), 'picture')
    return { type, body: new Uint8Array(bytes) }
  },
)
