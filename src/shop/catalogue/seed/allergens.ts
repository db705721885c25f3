/** What the invented products contain, by their names: enough to see it on labels, in the shop and on the sheet of loose
 *  goods. Of most nothing is said, which is not the same as free. */
import type { Allergens, AllergenWord } from '../rules/allergens.ts'

const contains: Readonly<Record<string, RegExp>> = {
  gluten:
    /^(Spaghetti|Penne|Fusilli|Coquillettes|Farine|Semoule|Chapelure|Boulgour|Couscous|Flocons|Muesli|Granola|Seitan|Gnocchi|Crackers|Barres|Pain (gris|complet|d’épeautre)|Baguette|Cramique|Pistolets|Croissants|Biscottes|Spéculoos|Sablés|Cake|Blonde|Brune|Triple|Blanche|IPA|Saison|Sans alcool|Boisson avoine)/,
  milk: /^(Lait (entier|demi|battu)|Yaourt|Fromage|Crème fraîche|Beurre (doux|salé)|Ricotta|Mozzarella|Feta|Chèvre|Comté|Gruyère|Brie|Gouda|Maredsous|Tomme|Bleu|Raclette|Chocolat (lait|blanc|noisette)|Pesto vert|Croissants|Cramique)/,
  egg: /^(Œufs|Mayonnaise|Cake|Cramique|Sablés)/,
  nuts: /^(Amandes|Noix|Noisettes|Pâte à tartiner|Chocolat noisette|Boisson amande|Granola|Pesto)/,
  peanut: /^Beurre de cacahuète/,
  soya: /^(Tofu|Tempeh|Boisson soja|Dessert soja|Crème soja)/,
  sesame: /^Tahin/,
  mustard: /^(Moutarde|Mayonnaise)/,
  celery: /^(Céleri|Bouillon)/,
  sulphite: /^(Abricots secs|Rouge de pays|Blanc de pays|Rosé de pays|Crémant|Cidre|Vinaigre balsamique)/,
}

const mayContain: Readonly<Record<string, RegExp>> = {
  nuts: /^(Muesli|Chocolat (noir|lait|blanc)|Raisins secs|Graines)/,
  peanut: /^(Amandes|Noix|Noisettes)/,
  sesame: /^(Graines|Crackers|Pain)/,
}

const saying = (word: AllergenWord, groups: Readonly<Record<string, RegExp>>, name: string): Allergens =>
  Object.fromEntries(Object.entries(groups).flatMap(([code, names]) => (names.test(name) ? [[code, word]] : [])))

export const allergensOf = (name: string): Allergens => ({
  ...saying('mayContain', mayContain, name),
  ...saying('contains', contains, name),
})
