const stavesOfUsualSize = 12;

/**
 * Verovio's options, lengths in tenths of a millimetre. `unit` is half the distance of two staff lines. It shrinks when
 * the first system, which has all parts, does not fit on a page.
 */
export const pageOptions = (parts: number): Record<string, unknown> => ({
  pageWidth: 2100,
  pageHeight: 2970,
  pageMarginTop: 120,
  pageMarginBottom: 120,
  pageMarginLeft: 150,
  pageMarginRight: 150,
  unit: Math.min(7.5, (7.5 * stavesOfUsualSize) / parts),
  scale: 100,
  svgViewBox: true,
  // Resting staves are hidden, also at the beginning and at changes of tempo.
  condense: 'auto',
  condenseFirstPage: true,
  condenseTempoPages: true,
  header: 'auto',
  footer: 'none',
  breaks: 'auto',
  systemDivider: 'none',
  lyricSize: 4.2,
  justifyVertically: true,
  // Verovio knows the widths of Latin letters only: with less space Cyrillic words would touch.
  lyricWordSpace: 3,
  staffLineWidth: 0.2,
  smuflTextFont: 'none',
  // The same input gives the same ids.
  xmlIdSeed: 1,
});
