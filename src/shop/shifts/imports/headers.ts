/** What columns of shifts are called, in five languages and technically. */

export const keyWords = ['id', 'ID externe', 'External ID', 'Externe ID', 'Externe-ID', 'ID externo', 'external_id']
export const nameWords = ['Nom', 'Name', 'Naam', 'Nombre', 'name', 'Titre', 'Title', 'Titel', 'Título', 'Créneau']
export const activeWords = ['Actif', 'Active', 'Actief', 'Aktiv', 'Activo', 'active']
export const kindWords = [
  ...[
    'Type',
    'Type de tâche',
    'Task Type',
    'Taaktype',
    'Aufgabentyp',
    'Tipo de tarea',
    'task_type_id',
    'task_type_id/id',
  ],
  ...['Type de shift', 'Shift Type', 'Soort shift', 'Schichtart', 'Tipo de turno', 'Soort', 'Art', 'Tipo', 'Activité'],
]
export const weekWords = [
  ...['Planning', 'planning_id', 'planning_id/id', 'Semaine', 'Week', 'Woche', 'Semana', 'Planification', 'Planung'],
  ...['Planificación', 'Cycle'],
]
export const weekdayWords = [
  ...['Jour', 'Day', 'Dag', 'Tag', 'Día', 'day_nb_id', 'day_nb_id/id', 'Jour de la semaine', 'Weekday', 'Weekdag'],
  ...['Wochentag', 'Día de la semana', 'Day Number'],
]
export const startWords = [
  ...['Date et horaire de début', 'Start Time', 'start_time', 'Heure de début', 'Début', 'Start', 'Begin', 'Beginn'],
  ...[
    'Inicio',
    'Starttijd',
    'Begintijd',
    'Startzeit',
    'Anfang',
    'Beginnzeit',
    'Hora de inicio',
    'Fecha y hora de inicio',
  ],
  ...['Startdatum en -tijd', 'Datum und Uhrzeit des Beginns', 'Start Date and Time', 'Starts', 'De'],
]
export const endWords = [
  ...['Date et horaire de fin', 'End Time', 'end_time', 'Heure de fin', 'Fin', 'End', 'Einde', 'Ende', 'Eindtijd'],
  ...[
    'Endzeit',
    'Hora de fin',
    'Hora final',
    'Fecha y hora de fin',
    'Einddatum en -tijd',
    'Datum und Uhrzeit des Endes',
  ],
  ...['End Date and Time', 'Ends', 'À', 'Final'],
]
export const durationWords = ['Durée', 'Duration', 'Duur', 'Dauer', 'Duración', 'duration']
export const leadWords = [
  ...['Supercoopérateur', 'Super Cooperator', 'super_coop_id', 'super_coop_id/id', 'Supercoöperant', 'Schichtleitung'],
  ...[
    'Supercooperador',
    'Responsable',
    'Lead',
    'Leitung',
    'Verantwoordelijke',
    'Superkooperant',
    'Supercooperator',
    'Supermitglied',
    'Supercooperativista',
    'super',
  ],
]
export const modeHeaders = [
  ...['Régime de travail', 'Working Mode', 'working_mode', 'Werkregime', 'Werkwijze', 'Arbeitsmodus', 'Arbeitsweise'],
  ...['Modo de trabajo', 'Régimen de trabajo', 'Arbeitsregelung', 'Mode de travail', 'Mode', 'Modus'],
]

const workers = [
  ...['Travailleur récurrent assigné', 'Recurrent worker assigned', 'Toegewezen vaste medewerker'],
  ...['Fest zugewiesene Person', 'Trabajador recurrente asignado', 'worker_ids'],
]
/** Headers of a sub-column of the recurrent workers. */
export const workerHeaders = (...children: readonly string[]): string[] =>
  workers.flatMap((parent) => children.map((child) => `${parent}/${child}`))

export const cardHeaders = ['Code-barres', 'Barcode', 'Streepjescode', 'Strichcode', 'Código de barras', 'barcode']
export const emailHeaders = ['Email', 'E-mail', 'Courriel', 'Correo electrónico', 'E-Mail', 'email']
export const personHeaders = ['Travailleur', 'Worker', 'Medewerker', 'Mitarbeiter', 'Trabajador', 'worker_id']
