/** Where the pictures and films of pages are read from: our own address. */
import type { PictureSource } from '../letter/letter.ts'
import { isFilm } from '../rules/site-file.ts'
import type { SiteFileRow } from '../store/site-files.ts'
import { sitePath } from './paths.ts'

export const fileAddress = (community: string, token: string): string => `${sitePath(community)}/files/${token}`

export const onSite =
  (community: string, files: readonly SiteFileRow[], nameOf: (language: string) => string): PictureSource =>
  (number) => {
    const file = files.find((one) => one.number === number && one.film === null)
    if (!file) return null
    const src = fileAddress(community, file.token)
    if (!isFilm(file.type)) return src
    const captions = files
      .filter(({ film }) => film === number)
      .map(({ token, language }) => ({
        src: fileAddress(community, token),
        language: language ?? '',
        label: nameOf(language ?? ''),
      }))
    return { src, captions }
  }
