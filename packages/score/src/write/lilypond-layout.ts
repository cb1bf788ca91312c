import { sectionTicks, type Score, type ScoreSection } from '../model.ts';

/** The layout: A4 pages, staves of `size` points, and spacing. */
export function lilyPage(size: number): string {
  return `\\version "2.24.0"
\\pointAndClickOff
#(set-global-staff-size ${size})

\\paper {
  #(set-paper-size "a4")
  left-margin = 15\\mm
  right-margin = 15\\mm
  top-margin = 12\\mm
  bottom-margin = 12\\mm
  tagline = ##f
  ragged-last-bottom = ##t
  bookTitleMarkup = \\markup \\fill-line {
    \\center-column {
      \\override #'(line-width . 90) \\abs-fontsize #20 \\bold \\wordwrap-field #'header:title
      \\vspace #0.3
      \\override #'(line-width . 90) \\abs-fontsize #11 \\wordwrap-field #'header:composer
      \\vspace #1
    }
  }
  scoreTitleMarkup = \\markup \\column { \\abs-fontsize #14 \\bold \\wordwrap-field #'header:piece \\vspace #0.5 }
}

% Directions at the end of a system begin where they still fit.
#(define (keep-on-page text)
  (let* ((system (ly:grob-system text))
         (extent (ly:grob-extent text system X))
         (width (ly:output-def-lookup (ly:grob-layout text) 'line-width))
         (over (- (cdr extent) width)))
    (if (and (not (interval-empty? extent)) (positive? over))
        (ly:grob-translate-axis! text (- over) X))))

\\layout {
  \\context {
    \\Score
    \\override MetronomeMark.padding = #1.5
  }
  \\context {
    \\Staff
    \\RemoveAllEmptyStaves
    \\accidentalStyle modern-cautionary
    \\override InstrumentName.self-alignment-X = #RIGHT
    \\numericTimeSignature
  }
  \\context {
    \\Lyrics
    \\override LyricHyphen.minimum-distance = #1
    \\override LyricSpace.minimum-distance = #1
    \\override LyricText.font-size = #0
  }
  \\context {
    \\Dynamics
    \\override TextScript.after-line-breaking = #keep-on-page
    \\override TextScript.outside-staff-padding = #0.7
  }
}
`;
}

/**
 * The staff size in points that fits the largest system on a page: 17 reads well from a stand, 11.5 is a study score.
 */
export function staffSize({ sections }: Score): number {
  const staves = Math.max(0, ...sections.map(busiestStaves));
  if (staves <= 9) return 17;
  return staves <= 12 ? 14 : 11.5;
}

/** The number of staves in a system of about four bars in which most parts play. */
function busiestStaves(section: ScoreSection): number {
  const window = 4 * 1920;
  const windows = Math.ceil(sectionTicks(section) / window);
  const heard = Array.from({ length: windows }, () => new Set<string>());
  for (const { id, notes } of section.parts)
    for (const { tick } of notes) heard[Math.floor(tick / window)]?.add(id);
  return Math.max(0, ...heard.map(({ size }) => size));
}
