const stavesOfUsualSize = 12;

/**
 * Verovio's, lengths in tenths of a millimetre. `unit` is half the space between two lines of a staff: smaller where not all
 * parts would stand on a page, as the first system has them all.
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
  // Staves that rest are hidden, also where it begins and where the tempo changes.
  condense: 'auto',
  condenseFirstPage: true,
  condenseTempoPages: true,
  header: 'auto',
  footer: 'none',
  breaks: 'auto',
  systemDivider: 'none',
  lyricSize: 4.2,
  justifyVertically: true,
  // It knows the widths of Latin letters only: with less room Cyrillic words would touch.
  lyricWordSpace: 3,
  staffLineWidth: 0.2,
  smuflTextFont: 'none',
  // The same input gives the same ids.
  xmlIdSeed: 1,
});
