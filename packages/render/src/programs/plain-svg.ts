const musicText = /<tspan font-family="Leipzig" font-size="\d+px">[^<]*<\/tspan>/g;

/**
 * Makes Verovio's page portable. Style rules begin with the page's id, which simple readers do not support. They
 * outline the signs of the music font, and some readers draw those outlines a pixel wide. The notes of metronome marks
 * need a font of 400 kB, so the initials M.M. replace them.
 */
export const plainSvg = (svg: string): string =>
  svg
    .replace(/<style type="text\/css">[^<]*<\/style>/g, (style) => style.replace(/#[\w-]+ (?=[a-z])/g, ''))
    .replaceAll('<path transform="scale(1,-1)"', '<path style="stroke:none" transform="scale(1,-1)"')
    .replace(musicText, '<tspan font-size="300px">&#160;M.M.&#160;</tspan>');
