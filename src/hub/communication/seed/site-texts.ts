/** What the site of the demo tells, as if its people had written it. */
import type { Language } from '#platform/action.ts'

export interface SeededPage {
  readonly address: string
  readonly daysAgo: number
  /** In which it was written first. */
  readonly language: Language
  /** Title and text by language. */
  readonly texts: Partial<Readonly<Record<Language, readonly [string, string]>>>
  /** A translation that nobody has looked through yet. */
  readonly unreviewed?: Language
  readonly draft?: true
}

export const seededPages: readonly SeededPage[] = [
  {
    address: 'home',
    daysAgo: 720,
    language: 'fr',
    texts: {
      fr: [
        'Des magasins qui construisent leur logiciel ensemble',
        'Nous sommes des supermarchés coopératifs et participatifs. Chacune et chacun de nos membres y travaille quelques heures par mois, et décide.\n\nNotre logiciel, nous le construisons de la même façon : **on dit ce qui manque, on décide ensemble, on paie ensemble, et tout le monde s’en sert.** Il est libre : aucun magasin ne dépend d’un vendeur.',
      ],
      nl: [
        'Winkels die samen hun software bouwen',
        'Wij zijn coöperatieve, participatieve supermarkten. Ieder lid werkt er enkele uren per maand, en beslist mee.\n\nOnze software bouwen we op dezelfde manier: **we zeggen wat ontbreekt, beslissen samen, betalen samen, en iedereen gebruikt het.** Ze is vrij: geen winkel hangt af van een verkoper.',
      ],
      de: [
        'Läden, die ihre Software gemeinsam bauen',
        'Wir sind genossenschaftliche Mitmach-Supermärkte. Alle Mitglieder arbeiten dort einige Stunden im Monat, und entscheiden.\n\nUnsere Software bauen wir genauso: **Wir sagen, was fehlt, beschließen gemeinsam, zahlen gemeinsam, und alle nutzen es.** Sie ist frei: Kein Laden hängt von einem Verkäufer ab.',
      ],
      en: [
        'Shops that build their software together',
        'We are cooperative, participatory supermarkets. Every member works there a few hours a month, and decides.\n\nWe build our software the same way: **we say what is missing, decide together, pay together, and everybody uses it.** It is free software: no shop depends on a vendor.',
      ],
      es: [
        'Tiendas que construyen juntas su software',
        'Somos supermercados cooperativos y participativos. Cada miembro trabaja allí unas horas al mes, y decide.\n\nConstruimos nuestro software del mismo modo: **decimos lo que falta, decidimos juntos, pagamos juntos y todo el mundo lo usa.** Es libre: ninguna tienda depende de un vendedor.',
      ],
    },
  },
  {
    address: 'comment-ca-marche',
    daysAgo: 700,
    language: 'fr',
    texts: {
      fr: [
        'Comment ça marche',
        '# D’un besoin à l’écran\n- Un magasin raconte ce qui coince.\n- D’autres disent que cela leur arrive aussi.\n- À la réunion du mois, on choisit l’ordre.\n- Un prestataire estime ; les magasins qui le veulent paient, selon une clé que tout le monde peut recalculer.\n- On essaie, on juge, c’est à tout le monde.\n\n# Qui décide\nChaque coopérative a une voix. Nous cherchons le consentement : une objection fondée arrête une proposition jusqu’à ce qu’elle soit améliorée.',
      ],
      en: [
        'How it works',
        '# From a need to the screen\n- A shop tells what hurts.\n- Others say that it happens to them too.\n- At the monthly meeting the order is chosen.\n- A provider estimates; shops that want it pay, by a key everybody can check.\n- It is tried, judged, and belongs to all.\n\n# Who decides\nEvery co-op has one voice. We look for consent: a reasoned objection stops a proposal until it is better.',
      ],
      nl: [
        'Hoe het werkt',
        '# Van behoefte tot scherm\n- Een winkel vertelt wat knelt.\n- Andere zeggen dat het hun ook overkomt.\n- Op de maandelijkse vergadering wordt de volgorde gekozen.\n- Een dienstverlener schat; winkels die het willen, betalen volgens een sleutel die iedereen kan narekenen.\n- Het wordt geprobeerd, beoordeeld, en is van iedereen.',
      ],
    },
    unreviewed: 'nl',
  },
  {
    address: 'magasins-en-projet',
    daysAgo: 12,
    language: 'fr',
    texts: {
      fr: ['Vous préparez un magasin ?', 'Nous écrivons ici ce que nous aurions aimé savoir la première année.'],
    },
    draft: true,
  },
]

export const seededNews: readonly SeededPage[] = [
  {
    address: 'etiquettes-en-rayon',
    daysAgo: 9,
    language: 'fr',
    texts: {
      fr: [
        'Les étiquettes de rayon sont là',
        'Quarante-trois étiquettes à changer après une hausse du lait : il fallait une matinée. Depuis lundi, elles sortent **dans l’ordre des rayons**, et le téléphone vérifie qu’aucune ne manque.\n\nMerci aux bénévoles qui ont essayé les trois premières versions.',
      ],
      nl: [
        'De schapetiketten zijn er',
        'Drieënveertig etiketten na een prijsstijging van de melk: dat kostte een ochtend. Sinds maandag komen ze **in de volgorde van de rekken**, en de telefoon kijkt of er geen ontbreekt.\n\nDank aan de vrijwilligers die de eerste drie versies probeerden.',
      ],
      de: [
        'Die Regaletiketten sind da',
        'Dreiundvierzig Etiketten nach einer Preiserhöhung der Milch: das dauerte einen Vormittag. Seit Montag kommen sie **in der Reihenfolge der Regale**, und das Telefon prüft, dass keines fehlt.\n\nDank an die Freiwilligen, die die ersten drei Fassungen ausprobiert haben.',
      ],
      en: [
        'The shelf labels are there',
        'Forty-three labels after milk became dearer: that took a morning. Since Monday they come **in the order of the shelves**, and the phone checks that none is missing.\n\nThanks to the volunteers who tried the first three versions.',
      ],
      es: [
        'Ya están las etiquetas de estante',
        'Cuarenta y tres etiquetas tras una subida de la leche: hacía falta una mañana. Desde el lunes salen **en el orden de los estantes**, y el teléfono comprueba que no falte ninguna.\n\nGracias a quienes probaron las tres primeras versiones.',
      ],
    },
  },
  {
    address: 'reunion-du-mois',
    daysAgo: 38,
    language: 'fr',
    texts: {
      fr: [
        'Ce que la réunion du mois a décidé',
        'Trois besoins passent devant : l’inventaire au téléphone, les échanges de créneaux par e-mail, et l’export pour la comptabilité. Le reste attend.',
      ],
      en: [
        'What the monthly meeting decided',
        'Three needs come first: counting stock on the phone, exchanging shifts by mail, and the export for the books. The rest waits.',
      ],
    },
  },
  {
    address: 'neuer-laden-in-berlin',
    daysAgo: 71,
    language: 'de',
    texts: {
      de: [
        'Ein Laden in Berlin ist dazugekommen',
        'Nach einem Jahr Laborladen plant die Gruppe einen richtigen Supermarkt. Sie bringt die Übersetzung ins Deutsche mit.',
      ],
      fr: [
        'Un magasin berlinois nous rejoint',
        'Après un an de magasin laboratoire, le groupe prépare un vrai supermarché. Il apporte la traduction en allemand.',
      ],
      nl: [
        'Een winkel uit Berlijn doet mee',
        'Na een jaar proefwinkel plant de groep een echte supermarkt. Ze brengt de Duitse vertaling mee.',
      ],
    },
  },
  {
    address: 'open-week-2026',
    daysAgo: 132,
    language: 'en',
    texts: {
      en: [
        'Looking back at the Open Week',
        'Eleven students, five days, nineteen tasks. Fourteen are in the common code; the others taught us where our explanations were too short.',
      ],
      fr: [
        'Retour sur la semaine ouverte',
        'Onze étudiantes et étudiants, cinq jours, dix-neuf tâches. Quatorze sont dans le code commun ; les autres nous ont montré où nos explications étaient trop courtes.',
      ],
      es: [
        'Balance de la semana abierta',
        'Once estudiantes, cinco días, diecinueve tareas. Catorce están en el código común; las demás nos mostraron dónde faltaban explicaciones.',
      ],
    },
  },
  {
    address: 'boekhouding-zonder-overtypen',
    daysAgo: 190,
    language: 'nl',
    texts: {
      nl: [
        'Boekhouding zonder overtypen',
        'De winkel in Gent haalt nu elke maand één bestand op en leest het in. Twee dagen werk per kwartaal minder.',
      ],
      fr: [
        'La comptabilité sans recopier',
        'Le magasin de Gand reprend maintenant chaque mois un seul fichier. Deux jours de travail en moins par trimestre.',
      ],
    },
  },
  {
    address: 'premier-tour-de-table',
    daysAgo: 260,
    language: 'fr',
    texts: {
      fr: [
        'Notre premier tour de table a réussi',
        'Cinq coopératives ont payé ensemble, chacune selon sa taille. Le calcul est public : **refaites-le**.',
      ],
      de: [
        'Unsere erste gemeinsame Finanzierung ist gelungen',
        'Fünf Genossenschaften haben gemeinsam gezahlt, jede nach ihrer Größe. Die Rechnung ist öffentlich: **rechnen Sie nach**.',
      ],
      en: [
        'Our first funding round succeeded',
        'Five co-ops paid together, each by its size. The sum is public: **do it again yourself**.',
      ],
    },
  },
  {
    address: 'tienda-de-barcelona',
    daysAgo: 330,
    language: 'es',
    texts: {
      es: [
        'Saludos desde Barcelona',
        'Abrimos dos días por semana, con ochenta miembros. Los turnos se reservan con el teléfono desde hace un mes.',
      ],
      fr: [
        'Bonjour de Barcelone',
        'Nous ouvrons deux jours par semaine, avec quatre-vingts membres. Depuis un mois, les créneaux se réservent au téléphone.',
      ],
    },
  },
  {
    address: 'semaines-a-b-c-d',
    daysAgo: 410,
    language: 'fr',
    texts: {
      fr: [
        'Semaines A, B, C, D : c’est fini, les tableaux',
        'Le calendrier des créneaux se génère tout seul, et chaque membre le voit dans son agenda.',
      ],
    },
  },
  {
    address: 'charte-adoptee',
    daysAgo: 505,
    language: 'fr',
    texts: {
      fr: [
        'La charte est adoptée',
        'Le code commun est libre, il n’y en a qu’une version pour tout le monde, et les ajouts de chacun restent à côté. C’est écrit, c’est voté.',
      ],
      nl: [
        'Het charter is aangenomen',
        'De gemeenschappelijke code is vrij, er is één versie voor iedereen, en eigen toevoegingen blijven ernaast. Het staat er, het is gestemd.',
      ],
    },
  },
  {
    address: 'deux-magasins-une-idee',
    daysAgo: 615,
    language: 'fr',
    texts: {
      fr: [
        'Deux magasins, une idée',
        'Bruxelles et Genève avaient chacune leur tableur. Nous avons comparé, puis jeté les deux.',
      ],
    },
  },
  {
    address: 'nous-commencons',
    daysAgo: 715,
    language: 'fr',
    texts: {
      fr: ['Nous commençons', 'Sept personnes, une cuisine, une liste de tout ce qui nous énerve. C’est le début.'],
      en: ['We begin', 'Seven people, a kitchen, a list of everything that annoys us. This is the start.'],
    },
  },
]
