/** A post as a mail: its words as they are, files as links, and how to leave. */
import type { AccountFacts, Context, Language } from '#platform/action.ts'
import { heldIn } from '#platform/i18n/french-spaces.ts'
import { colonIn, escaped, footOf, framed } from '#platform/mail/layout.ts'
import { publicAddress } from '#platform/mail/post.ts'
import type { PassedOn } from '#platform/mail/transport.ts'
import { inline } from '../letter/letter.ts'
import { withLinks } from '../rules/light-text.ts'
import { bounceAddress, fromOf, listHeaders, type Mailbox, replyTo } from '../rules/list-letter.ts'
import { bareSubject } from '../rules/thread.ts'
import { replies, strictDomains } from '../settings.ts'
import type { FileRow, PostRow } from '../store/posts.ts'
import { fileAddress, pageOfThread, sayOfList, type TheList } from './the-list.ts'

export interface ListLetter {
  readonly from: Mailbox
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly passedOn: PassedOn
}

export interface Writing {
  readonly ctx: Context
  readonly list: TheList
  readonly replies: 'list' | 'sender'
  readonly strict: string
}

/** What every letter of this moment needs, asked once. */
export const writingOn = async (ctx: Context, list: TheList): Promise<Writing> => ({
  ...{ ctx, list },
  replies: await ctx.setting(replies),
  strict: await ctx.setting(strictDomains),
})

export interface Reader {
  readonly token: string
  readonly language: Language
}

export const readerOf = (ctx: Context, token: string, person: AccountFacts): Reader => ({
  token,
  language: person.language ?? ctx.shop.language,
})

/** Some programs write the address where the name belongs. */
export const nameOf = ({ fromName, fromAddress }: PostRow): string =>
  (fromName.includes('@') ? '' : fromName) || (fromAddress.split('@')[0] ?? '')

export function postLetter(writing: Writing, post: PostRow, files: readonly FileRow[], reader: Reader): ListLetter {
  const { ctx, list } = writing
  const say = sayOfList(ctx, ctx.shop.language)
  const name = nameOf(post)
  const writer = { name, address: post.fromAddress, via: post.via }
  const subject = post.subject.trim() || say('list.no_subject')
  return {
    from: fromOf(writer, { ...list, viaName: say('list.via', { name }) }, writing.strict),
    ...bodyOf(writing, reader, subject, [{ post, files, heading: null }]),
    passedOn: {
      ...{ messageId: post.messageId, answers: post.answers, sender: list.address },
      replyTo: replyTo(writing.replies, writer, list.address),
      ...returning(writing, reader),
    },
  }
}

export interface DigestPart {
  readonly post: PostRow
  readonly files: readonly FileRow[]
}

/** `id` names the mail: the same for every try. */
export function digestLetter(writing: Writing, parts: readonly DigestPart[], reader: Reader, id: string): ListLetter {
  const { ctx, list } = writing
  const say = sayOfList(ctx, reader.language)
  const named = say('list.digest_subject', { list: list.name, day: ctx.today, count: parts.length })
  const subject = heldIn(reader.language, named)
  const told = parts.map((part) => ({
    ...part,
    heading: `${bareSubject(part.post.subject) || say('list.no_subject')} · ${nameOf(part.post)}`,
  }))
  return {
    from: { name: list.name, address: list.address },
    ...bodyOf(writing, reader, subject, told),
    passedOn: {
      ...{
        messageId: `<${id}@${list.address.split('@')[1] ?? ''}>`,
        answers: [],
        sender: list.address,
        replyTo: list.address,
      },
      ...returning(writing, reader),
    },
  }
}

const stopOf = (ctx: Context, { token }: Reader): string => publicAddress(`/l/${ctx.organisation}/stop/${token}`)

const returning = ({ ctx, list }: Writing, reader: Reader) => ({
  returnTo: bounceAddress(list.address, reader.token),
  headers: listHeaders({ ...list, stop: stopOf(ctx, reader) }),
})

interface Told extends DigestPart {
  readonly heading: string | null
}

function bodyOf({ ctx, list }: Writing, reader: Reader, subject: string, told: readonly Told[]) {
  const say = sayOfList(ctx, reader.language)
  const thread = (post: PostRow) => publicAddress(post.thread ? pageOfThread(post.thread) : '/')
  const linked = (files: readonly FileRow[]) =>
    files.map(({ name, token }) => ({ name, href: publicAddress(fileAddress(ctx, token)) }))
  const foot = [
    ...(told.length === 1 && told[0] ? [{ says: say('list.letter.thread'), href: thread(told[0].post) }] : []),
    { says: say('list.letter.leave'), href: stopOf(ctx, reader) },
  ]
  const text = told.map(({ post, files, heading }) =>
    [
      ...(heading ? [`${heading}\n${thread(post)}`] : []),
      post.body ?? '',
      ...linked(files).map(({ name, href }) => `${name}${colonIn(reader.language)} ${href}`),
    ].join('\n\n'),
  )
  const link = ({ name, href }: { name: string; href: string }) => `<a href="${escaped(href)}">${escaped(name)}</a>`
  const inner = told.map(({ post, files, heading }) =>
    [
      ...(heading ? [`<h2>${link({ name: heading, href: thread(post) })}</h2>`] : []),
      `<div style="white-space:pre-wrap">${inline(withLinks(post.body ?? ''))}</div>`,
      ...linked(files).map((file) => `<p>${link(file)}</p>`),
    ].join('\n'),
  )
  const below = foot.map(({ says, href }) => link({ name: says, href })).join(' · ')
  return {
    subject,
    text: `${text.join('\n\n* * *\n\n')}\n\n-- \n${list.name}\n${foot.map(({ says, href }) => `${says}${colonIn(reader.language)} ${href}`).join('\n')}\n`,
    html: framed({
      ...{ language: reader.language, subject, from: list.name },
      inner: `${inner.join('\n<hr>\n')}\n${footOf(below)}`,
    }),
  }
}
