const musicText = /<tspan font-family="Leipzig" font-size="\d+px">[^<]*<\/tspan>/g;

/**
 * Verovio's page as every reader of SVG takes it. Its style rules begin with the page's id, which simple readers do not
 * understand; they draw lines around the signs of the music font, which some make as wide as a pixel; and the notes of
 * metronome marks want a font of 400 kB, where Maelzel's initials say the same.
 */
export const plainSvg = (svg: string): string =>
  svg
    .replace(/<style type="text\/css">[^<]*<\/style>/g, (style) => style.replace(/#[\w-]+ (?=[a-z])/g, ''))
    .replaceAll('<path transform="scale(1,-1)"', '<path style="stroke:none" transform="scale(1,-1)"')
    .replace(musicText, '<tspan font-size="300px">&#160;M.M.&#160;</tspan>');
