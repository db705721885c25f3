/** Every way this module says no, and the facts each needs. */
export const refusals = {
  'format.outside': ['element'],
  'format.twice': ['element'],
  'format.text_small': ['element', 'least'],
  'format.size': ['least', 'most'],
  'format.name_taken': ['name'],
  'format.changed_meanwhile': ['name'],
  'paper.too_small': [],
  'printer.name_taken': ['name'],
  'printer.dots': [],
  'printer.offset': ['most'],
  'printer.scale': ['least', 'most'],
  'print.start': ['most'],
  'run.empty': [],
  'run.no_format': ['products'],
  'run.told': ['state'],
} as const
