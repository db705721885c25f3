/** Tasks of the demo: some to take, one at hand, one that waits for its mentor, one done and thanked; an addition of a
 *  shop; a call; an Open Week with a school. */
import { participantsIn } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import type { CommunitySeed } from '#platform/module.ts'
import { addDays, mondayOf } from '#platform/values/day.ts'
import { inviteContributor } from '../actions/contributors.ts'
import { addToWeek, mentorWeek, openCall, planWeek } from '../actions/open-weeks.ts'
import { acceptWork, askCredit, deliverTask, takeTask } from '../actions/taking-tasks.ts'
import { nameMentor, proposeTask, readyTask, tellAddition } from '../actions/writing-tasks.ts'
import type { TaskSize } from '../rules/task.ts'

interface Told {
  readonly title: string
  readonly says: string
  readonly size: TaskSize
  readonly skills: readonly string[]
  readonly place: string
  readonly doneWhen: string
}

const free: readonly Told[] = [
  {
    title: 'Dire « bio » en un coup d’œil sur l’étiquette',
    says: 'Sur la petite étiquette, le mot « bio » passe à la ligne. Il faut le raccourcir ou réduire la taille, sans toucher au prix.',
    size: 'S',
    skills: ['CSS', 'SVG'],
    place: 'src/shop/labels',
    doneWhen: 'npm test -- src/shop/labels est vert, et le mot tient sur une ligne à 38 mm.',
  },
  {
    title: 'Trier les créneaux libres par distance',
    says: 'Les membres avec plusieurs magasins voudraient voir d’abord le plus proche. La règle est une fonction pure, avec son test.',
    size: 'M',
    skills: ['TypeScript'],
    place: 'src/shop/shifts/rules',
    doneWhen: 'Un test de la règle est vert, et la liste change à l’écran.',
  },
  {
    title: 'Un graphique des pots, lisible par un lecteur d’écran',
    says: 'La page d’un pot montre un nombre. Un petit graphique aiderait, avec le même contenu sous forme de tableau.',
    size: 'L',
    skills: ['React', 'accessibilité'],
    place: 'src/hub/funding/screens',
    doneWhen: 'axe ne trouve rien, et le tableau dit la même chose que le dessin.',
  },
]

const taken: Told = {
  title: 'Traduire les mots de la balance en catalan',
  says: 'Soixante phrases courtes, à relire par quelqu’un du magasin de Barcelone.',
  size: 'M',
  skills: ['traduction'],
  place: 'src/shop/labels/messages',
  doneWhen: 'npm run check ne nomme aucun mot manquant.',
}

const delivered: Told = {
  title: 'Dire le prix au kilo aussi à voix haute',
  says: 'Un lecteur d’écran lit « 3,20 barre kg ». Il faut une phrase.',
  size: 'S',
  skills: ['accessibilité'],
  place: 'src/shop/catalogue/screens',
  doneWhen: 'axe ne trouve rien, et la phrase s’entend.',
}

const finished: Told = {
  title: 'Un clic de moins pour imprimer une étiquette',
  says: 'Après la recherche, la touche Entrée doit suffire.',
  size: 'S',
  skills: ['React'],
  place: 'src/shop/labels/screens',
  doneWhen: 'Le test du navigateur imprime sans souris.',
}

const own = {
  title: 'Notre compteur de bocaux consignés',
  says: 'Nous avons écrit un petit compteur pour les consignes. Est-ce que cela servirait à tous ?',
  size: 'M' as const,
  skills: ['TypeScript'],
  place: 'src/shop/catalogue',
  doneWhen: 'Les consignes rendues et vendues tombent juste à la fin du jour.',
}

const lou = { name: 'Lou Perrin', email: 'lou@students.example' }

const participantNamed = action('communication.seedParticipant', async (ctx, { name }: { name: string }) => {
  const id = (await participantsIn(ctx)).find((one) => one.name === name)?.id
  if (!id) throw new Error(`no organisation ${name} in the demo`)
  return { id }
})

const accountOf = action('communication.seedAccount', async (ctx, { email }: { email: string }) => {
  const account = await ctx.accounts.accountByEmail(email)
  if (!account) throw new Error(`nobody ${email} in the demo`)
  return { account }
})

export async function seedTasks({ act, actThen, today }: CommunitySeed): Promise<void> {
  const mentor = (await act(accountOf, { email: 'frieda@speisekammer.example' })).account
  const board = async (told: Told, days: number): Promise<string> => {
    const text = { ...told, skills: [...told.skills], language: 'fr' as const, mentor }
    const { task } = await actThen(days, 'frieda', proposeTask, text)
    await actThen(days, 'frieda', readyTask, { task })
    return task
  }
  for (const [index, told] of free.entries()) await board(told, 12 - index)
  const { contributor } = await actThen(11, 'frieda', inviteContributor, { ...lou, language: 'fr', minor: false })
  const done = await board(finished, 10)
  await actThen(9, 'lou', takeTask, { task: done, agreed: true, pair: false })
  await actThen(8, 'lou', deliverTask, { task: done, workLink: 'https://code.example/changes/41', note: null })
  await actThen(7, 'frieda', acceptWork, { task: done })
  await actThen(7, 'lou', askCredit, { task: done, creditAs: 'Lou P.' })
  const held = await board(taken, 6)
  await actThen(2, 'lou', takeTask, { task: held, agreed: true, pair: false })
  const waits = await board(delivered, 5)
  await actThen(4, 'lou', takeTask, { task: waits, agreed: true, pair: false })
  const work = { workLink: 'https://code.example/changes/44', note: 'Essayé avec deux lecteurs d’écran.' }
  await actThen(1, 'lou', deliverTask, { task: waits, ...work })
  const { id } = await act(participantNamed, { name: 'Le Silo' })
  const mira = (await act(accountOf, { email: 'mira@le-silo.example' })).account
  const { task: added } = await actThen(4, 'mira', tellAddition, {
    ...{ ...own, language: 'fr' as const, participant: id, mentor: null },
    codeLink: 'https://code.example/le-silo/bocaux',
  })
  await actThen(4, 'mira', nameMentor, { task: added, mentor: mira })
  const call = {
    title: 'Une après-midi pour relire le guide des étiquettes',
    says: 'Trois personnes qui ne l’ont jamais lu, deux heures, du thé.',
  }
  await actThen(3, 'frieda', openCall, { ...call, until: addDays(today, 40) })
  const monday = addDays(mondayOf(today), 21)
  const week = {
    ...{ name: 'Semaine ouverte de l’école', from: monday, until: addDays(monday, 4), school: 'Haute école de Lyon' },
    ...{ circleAt: '09:30', demoAt: '16:00', meetAt: 'https://meet.example/ouverte', trialLink: null },
  }
  const { openWeek } = await actThen(3, 'frieda', planWeek, week)
  await actThen(3, 'frieda', mentorWeek, { openWeek })
  await actThen(2, 'frieda', addToWeek, { openWeek, contributor, mentor: null })
}
