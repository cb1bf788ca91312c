import type { Lexicon } from './lexicon.ts';

/**
 * Words of older plays. AFINN is made of today's short messages: it lacks these words or takes them in another sense.
 */
export const english: Lexicon = {
  [-4]: 'slain slay* slaughter* murder* murther* villain* damn* poison* hell hellish* wretch* accurs* curs* butcher*',
  [-3]:
    'woe* woful* woeful* banish* exile* death* die dies died dying dead deadly grave* tomb* bier corse* corpse* weep* wept tear tears ' +
    'mourn* lament* grief* griev* sorrow* groan* blood* bleed* plague* foul* hate* loath* traitor* treason* base dagger*',
  [-2]:
    'alas alack dark* night* bitter* pale* sick* wound* fear* fray* brawl* quarrel* foe* enem* scorn* shame* ' +
    'sigh* fault* sin sins sinful ill ghost* adieu farewell forsworn knave* churl* strife* rage* fatal* haunt* cruel*',
  [-1]: 'cold* alone lone* old hard* heavy shadow* lie lies rude* want* poor* moan* forlorn late unknown',
  0: 'like no want wants will matter cut fire hid please pray god well fan prick* cock nuts straight big hard pay share ha',
  1: 'light* young* green* gold* silver* maid* morning* day music* spring* star stars flower* bright* soft*',
  2: 'nightingale* fair* sweet* gentle* dear* kiss* bless* holy* noble* true* faith* sun sunny honest* mirth* merry dream* rose roses',
  3: 'love* beaut* joy* heaven* bliss* happ* delight* angel* friend* beloved divine* wed* peace*',
  4: 'rapture* paradise* exult* ecsta*',
};
