/** The invented assortment of the demo, one family a line: category; brand or maker; country; what each costs.
 *  An item is `name amount unit cost`, without an amount where it is sold by the kilo. */
export interface Family {
  readonly category: string
  readonly supplier: string
  readonly brand: string | null
  readonly country: string
  readonly organic: boolean
  readonly items: string
}

const family = (
  category: string,
  supplier: string,
  brand: string | null,
  country: string,
  items: string,
  organic = true,
): Family => ({
  category,
  supplier,
  brand,
  country,
  organic,
  items,
})

/** Category, the one above, what it gives. */
export const seedCategories = [
  ['Alimentation', null, { food: true, vatClass: 'reduced' }],
  ['Fruits et légumes', 'Alimentation', {}],
  ['Vrac', 'Alimentation', {}],
  ['Épicerie', 'Alimentation', {}],
  ['Crémerie', 'Alimentation', {}],
  ['Boulangerie', 'Alimentation', {}],
  ['Boissons', 'Alimentation', {}],
  ['Bières et vins', 'Boissons', { alcohol: true, vatClass: 'standard' }],
  ['Maison', null, { food: false, vatClass: 'standard' }],
  ['Hygiène', 'Maison', {}],
] as const

export const seedSuppliers = [
  'Ferme du Hibou',
  'Les Trois Moulins',
  'Grossiste du Canal',
  'Laiterie des Prés',
  'Brasserie du Pont',
  'Savonnerie du Lac',
] as const

export const assortment: readonly Family[] = [
  family(
    'Fruits et légumes',
    'Ferme du Hibou',
    null,
    'BE',
    'Carottes 1.35, Poireaux 1.9, Pommes de terre Agria 0.95, Oignons jaunes 1.1, Échalotes 3.4, Ail 6.8, Betteraves 1.4, Panais 2.1, Céleri-rave 1.6, Chou rouge 1.2, Chou blanc 1.1, Choux de Bruxelles 3.2, Chicons 3.6, Épinards 4.2, Mâche 9.5, Radis noir 2.2, Potimarron 1.8, Butternut 1.9, Courgettes 2.1, Tomates grappe 2.9, Tomates cœur de bœuf 3.6, Concombres 2.4, Poivrons 3.3, Aubergines 3.1, Haricots verts 5.2, Petits pois 5.9, Fenouil 2.7, Brocoli 3.1, Chou-fleur 2.6, Rhubarbe 2.9',
  ),
  family(
    'Fruits et légumes',
    'Grossiste du Canal',
    null,
    'ES',
    'Oranges à jus 1.6, Citrons 2.2, Clémentines 2.4, Avocats Hass 5.1, Pamplemousses 2.1, Abricots 4.2, Pêches plates 3.6, Melons 2.3',
  ),
  family(
    'Fruits et légumes',
    'Ferme du Hibou',
    null,
    'BE',
    'Pommes Jonagold 1.5, Pommes Elstar 1.7, Poires Conférence 1.8, Fraises 6.4, Cerises 7.2, Prunes 3.1, Myrtilles 11.5, Raisins blancs 3.9',
  ),
  family(
    'Vrac',
    'Les Trois Moulins',
    null,
    'FR',
    'Lentilles vertes 3.2, Lentilles corail 2.9, Pois chiches 2.8, Haricots rouges 3.4, Riz basmati 3.1, Riz complet 2.7, Quinoa 6.8, Boulgour 2.4, Couscous 2.3, Flocons d’avoine 1.9, Muesli aux fruits 4.9, Granola chocolat 6.2, Amandes 11.8, Noix de cajou 13.9, Noisettes 12.4, Raisins secs 4.3, Abricots secs 8.9, Graines de tournesol 3.2, Graines de courge 8.1, Graines de lin 2.7, Polenta 2.1, Sucre de canne 2.4, Café moka en grains 14.5, Thé noir Ceylan 22',
  ),
  family(
    'Épicerie',
    'Les Trois Moulins',
    'Trois Moulins',
    'FR',
    'Spaghetti 500 g 1.1, Penne 500 g 1.1, Fusilli 500 g 1.1, Coquillettes 500 g 1.15, Farine de froment 1 kg 1.05, Farine d’épeautre 1 kg 1.9, Farine de seigle 1 kg 1.4, Semoule fine 500 g 1.2, Chapelure 400 g 1.3, Levure sèche 9 g 0.35, Sucre vanillé 80 g 0.9, Fécule de maïs 250 g 1.2',
  ),
  family(
    'Épicerie',
    'Grossiste du Canal',
    'Casa Lucia',
    'IT',
    'Passata 690 g 1.4, Tomates pelées 400 g 0.95, Concentré de tomate 200 g 1.1, Pesto vert 180 g 2.4, Pesto rouge 180 g 2.4, Olives noires 290 g 2.1, Olives vertes 290 g 2, Câpres 100 g 1.6, Huile d’olive vierge extra 1 l 7.9, Huile d’olive vierge extra 500 ml 4.3, Vinaigre balsamique 500 ml 2.9, Gnocchi 500 g 1.7, Polenta express 500 g 1.5',
  ),
  family(
    'Épicerie',
    'Grossiste du Canal',
    'Le Verger',
    'BE',
    'Confiture de fraises 350 g 2.4, Confiture d’abricots 350 g 2.4, Compote pomme 560 g 1.9, Sirop de Liège 450 g 2.6, Miel de fleurs 500 g 5.2, Miel d’acacia 250 g 4.4, Pâte à tartiner noisette 400 g 4.1, Beurre de cacahuète 350 g 3.2, Tahin 300 g 3.4, Moutarde 200 g 1.2, Mayonnaise 300 ml 2.2, Ketchup 500 ml 2.1, Cornichons 330 g 2.3, Choucroute 500 g 1.8',
  ),
  family(
    'Épicerie',
    'Grossiste du Canal',
    'Terra',
    'DE',
    'Lait de coco 400 ml 1.6, Tofu nature 250 g 1.7, Tofu fumé 250 g 2.1, Tempeh 200 g 2.6, Seitan 250 g 3.1, Pois chiches en bocal 350 g 1.1, Haricots blancs en bocal 350 g 1.1, Maïs doux 340 g 1.2, Bouillon de légumes 150 g 2.8, Curry 40 g 1.9, Curcuma 40 g 1.7, Cannelle 35 g 1.8, Cumin 40 g 1.6, Poivre noir 50 g 2.2, Sel marin 1 kg 0.9, Chips nature 125 g 1.3, Chips paprika 125 g 1.3, Galettes de riz 100 g 0.9, Crackers 150 g 1.6, Barres aux céréales 120 g 1.5',
  ),
  family(
    'Épicerie',
    'Grossiste du Canal',
    'Cacao Juste',
    'PE',
    'Chocolat noir 70 % 100 g 1.7, Chocolat noir 85 % 100 g 1.8, Chocolat lait 100 g 1.6, Chocolat blanc 100 g 1.7, Chocolat noisette 100 g 1.9, Cacao en poudre 250 g 2.9, Pépites de chocolat 200 g 2.3, Café moulu 250 g 3.2, Café décaféiné 250 g 3.6, Thé vert 100 g 2.8, Rooibos 100 g 2.5, Tisane du soir 40 g 2.2',
  ),
  family(
    'Crémerie',
    'Laiterie des Prés',
    'Laiterie des Prés',
    'BE',
    'Lait entier 1 l 0.98, Lait demi-écrémé 1 l 0.95, Lait battu 1 l 1.05, Yaourt nature 500 g 1.3, Yaourt aux fruits 500 g 1.6, Yaourt grec 400 g 1.9, Fromage blanc 500 g 1.7, Crème fraîche 200 ml 1.1, Beurre doux 250 g 2.4, Beurre salé 250 g 2.4, Œufs 6 piece 1.9, Œufs 10 piece 2.9, Ricotta 250 g 1.8, Mozzarella 125 g 1.2, Feta 200 g 2.3, Chèvre frais 150 g 2.6, Comté râpé 150 g 2.7',
  ),
  family(
    'Crémerie',
    'Laiterie des Prés',
    null,
    'FR',
    'Gruyère 14.8, Comté 12 mois 16.2, Brie 9.8, Gouda vieux 11.9, Maredsous 10.4, Tomme de brebis 17.6, Bleu d’Auvergne 12.2, Raclette 11.4',
  ),
  family(
    'Crémerie',
    'Grossiste du Canal',
    'Soja d’ici',
    'BE',
    'Boisson soja 1 l 1.2, Boisson avoine 1 l 1.3, Boisson amande 1 l 1.9, Boisson riz 1 l 1.4, Dessert soja vanille 530 g 1.7, Crème soja cuisine 200 ml 0.8',
  ),
  family(
    'Boulangerie',
    'Les Trois Moulins',
    'Fournil du coin',
    'BE',
    'Pain gris 800 g 2.1, Pain complet 800 g 2.3, Pain d’épeautre 600 g 2.9, Baguette 250 g 0.9, Cramique 500 g 2.8, Pistolets 320 g 1.6, Croissants 200 g 1.8, Biscottes 225 g 1.4, Spéculoos 250 g 1.9, Sablés 200 g 2.1, Cake citron 400 g 3.2, Pain sans gluten 400 g 3.4',
  ),
  family(
    'Boissons',
    'Grossiste du Canal',
    'Le Verger',
    'BE',
    'Jus de pomme 1 l 1.5, Jus de pomme-cerise 1 l 1.9, Jus d’orange 1 l 2.1, Jus de tomate 750 ml 1.9, Jus de raisin 1 l 2, Limonade citron 330 ml 0.9, Limonade sureau 330 ml 0.95, Kombucha gingembre 330 ml 1.7, Eau pétillante 1 l 0.5, Eau plate 1 l 0.4, Sirop de grenadine 500 ml 2.8, Sirop de menthe 500 ml 2.8',
  ),
  family(
    'Bières et vins',
    'Brasserie du Pont',
    'Brasserie du Pont',
    'BE',
    'Blonde du Pont 330 ml 1.15, Brune du Pont 330 ml 1.2, Triple du Pont 330 ml 1.35, Blanche du Pont 330 ml 1.1, IPA du Pont 330 ml 1.4, Saison du Pont 750 ml 2.9, Sans alcool du Pont 330 ml 1.2',
    false,
  ),
  family(
    'Bières et vins',
    'Grossiste du Canal',
    'Domaine des Grives',
    'FR',
    'Rouge de pays 750 ml 4.2, Blanc de pays 750 ml 4.2, Rosé de pays 750 ml 4.1, Crémant brut 750 ml 7.8, Cidre brut 750 ml 2.7, Jus de raisin pétillant 750 ml 3.1',
  ),
  family(
    'Hygiène',
    'Savonnerie du Lac',
    'Savonnerie du Lac',
    'FR',
    'Savon d’Alep 200 g 2.4, Savon de Marseille 300 g 2.1, Shampoing solide 75 g 4.6, Shampoing doux 250 ml 3.9, Gel douche 500 ml 3.6, Dentifrice menthe 75 ml 2.2, Déodorant pierre 100 g 3.9, Crème mains 75 ml 3.4, Papier toilette 8 piece 3.1, Mouchoirs 6 piece 1.4, Serviettes hygiéniques 14 piece 2.2, Cotons-tiges 200 piece 1.2',
    false,
  ),
  family(
    'Maison',
    'Savonnerie du Lac',
    'Net & Vert',
    'BE',
    'Lessive liquide 1.5 l 5.2, Lessive en poudre 1 kg 4.4, Liquide vaisselle 500 ml 1.7, Tablettes vaisselle 25 piece 4.9, Nettoyant universel 1 l 2.2, Vinaigre d’alcool 1 l 0.8, Percarbonate 1 kg 3.1, Bicarbonate 500 g 1.5, Éponges 4 piece 1.9, Sacs poubelle 20 piece 2.6, Bougies 6 piece 2.3, Allumettes 3 piece 0.9, Filtres à café 100 piece 1.4, Papier cuisson 8 m 1.8',
    false,
  ),
]
