/** Routes of pictures: photos of products, logos of qualities, brands and makers. */
import { z } from 'zod'
import { anyone, route } from '#platform/route.ts'
import { id, nothing } from './contract.ts'
import { pictureKinds } from './rules/picture.ts'

const Picture = z.object({ picture: id, position: z.int() })
const of = z.string().min(1).max(120)

export const addPicture = route({
  method: 'POST',
  path: '/product-pictures',
  may: 'catalogue.edit',
  says: 'Upload a photo of a product (JPEG, PNG or WebP, 8 MB at most), or the logo of a quality, brand or maker (PNG or SVG, 2 MB at most; only the drawing of an SVG is kept)',
  body: z.object({
    kind: z.enum(pictureKinds),
    /** Id of the product or quality, name of the brand or maker. */
    of,
  }),
  upload: true,
  reply: z.object({ picture: id }),
  refusals: ['picture.no_logo', 'picture.no_photo', 'picture.too_large', 'picture.unsafe', 'picture.too_many'],
})

export const removePicture = route({
  method: 'DELETE',
  path: '/product-pictures/:picture',
  may: 'catalogue.edit',
  says: 'Take a picture away',
  params: z.object({ picture: id }),
  reply: nothing,
})

export const readPictures = route({
  method: 'GET',
  path: '/product-pictures',
  may: 'catalogue.read',
  says: 'The pictures of a product, quality, brand or maker, the first one being shown in lists',
  query: z.object({ kind: z.enum(pictureKinds), of }),
  reply: z.object({ pictures: z.array(Picture) }),
})

export const readPicture = route({
  method: 'GET',
  path: '/public/:organisation/product-pictures/:picture',
  may: anyone('pictures of products hang on the shelves'),
  says: 'A picture',
  params: z.object({ organisation: z.string(), picture: id }),
  reply: z.unknown(),
  sends: 'image/*',
})
