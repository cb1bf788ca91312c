import type { Lexicon } from './lexicon.ts';

export const german: Lexicon = {
  [-4]: 'teufel* mord* mörder* gemord* ermord* erschlag* verflucht* verdamm* höll* gift* schurk* henker* scheusal* vernicht*',
  [-3]:
    'tod tode todes tot tote toten töte* töt* tödlich* sterb* stirb* starb* gestorb* gruft* grab grabe* grabes leiche* ' +
    'weh wehe wehs blut* weinen weint weinst trän* thrän* trauer* traurig* gram* jammer* elend* verbann* hass* haß* qual* ' +
    'verzweif* leid leiden leides kummer* schmerz* pest* fluch* verrat* verräth*',
  [-2]:
    'nacht* nächt* finster* dunkel* düster* bitter* bleich* krank* wunde wunden wundarzt furcht* fürcht* angst* ängst* streit* feind* ' +
    'hohn* schand* schäm* seufz* schuld* sünd* böse* bös lebewohl dolch* schwert* zorn* wut wüt* grausam* schreck* ' +
    'entsetz* unglück* unsel* schlimm* zank* rach* räch*',
  [-1]: 'ach kalt* kält* allein* einsam* alt* hart* schwer* schatten* lüge* falsch* arm armer arme armen müde* fremd* trüb*',
  1: 'licht* jung* grün* gold* silber* mädchen* morgen morgens tag tage tages musik* frühling* stern* blume* blüh* hell* sanft*',
  2: 'schön* süß* hold* edel* edl* teuer* teure* teurem theu* theu* kuß kuss* küß* küss* segen* segn* heilig* treu* glaube* sonn* ehr* gut* güt* traum* träum* ros* lust* hoff* freundlich*',
  3: 'lieb* freud* freu* glück* selig* wonn* himm* engel* freund* froh* fröhlich* fried* herrlich* jubel* jauchz*',
  4: 'entzück* paradies* seligkeit*',
  0: 'holla holle lieber traut altar* lustwandel* trauring* rost* ross* rosalind* rosmarin* hellebard* ehrlos* gutsherr* grund* gründ*',
};
