import type { Lexicon } from './lexicon.ts';

/** French, Spanish and Italian, the strongest words only. */
export const romance: Lexicon = {
  [-4]: 'tuer tué assassin* asesin* meurtr* matar uccid* enfer* infierno inferno poison* veneno* velen* maudi* maldi* maled*',
  [-3]:
    'mort* mourir meurt* muert* muere* morir morte morto mourant* tomb* sang sangre sangue larm* lágrim* lacrim* pleur* ' +
    'llor* piang* deuil* luto lutto douleur* dolor* chagrin* pena penas haine* odio exil* destierro esilio',
  [-2]: 'nuit* noche* notte* noir* negr* nero nera sombr* oscur* amer* amar* malad* enferm* blessur* herid* ferit* peur* miedo* paura* ennemi* enemig* nemic* honte* vergüenza* vergogna* hélas ay ahimè triste*',
  [-1]: 'froid* frío* fredd* seul* solo sola soledad* ombre* sombra* viejo vecchi* mensonge* mentira* bugia*',
  1: 'lumière* luz luce jour* día giorno* jeune* joven* giovan* or oro printemps primavera* étoile* estrella* stell* fleur* flor flores fior* musique* música*',
  2: 'beau* belle* hermos* bell* doux douc* dulce* dolc* cher chère* querid* cara caro cari bais* beso* baci* noble* saint* sant* soleil sol sole rêve* sueñ* sogn* rose* rosa* espoir* esperanz* speranz*',
  3: 'amour* aim* amor* amo amore joie* alegr* gioi* ciel* cielo ange* angel* ángel* angel* ami* amig* amic* paix paz pace heureu* feli* felic* bonheur*',
  4: 'paradis* paraís* éxtasis extase*',
  0: 'cart* carn* caratter* carr* car caso casa nerv* amarr* amarill* amer',
};
