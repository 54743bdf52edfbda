/**
 * What the kinds and fields of the access table mean, for developers of other clients. The table
 * itself knows shapes and rights; a kind or field without a word here, or a word without a field, is
 * an error of `recordTables`.
 */
import { onSiteMeanings } from './on-site-meanings.ts';

export interface KindMeaning {
  /** The record's key. */
  readonly key: string;
  readonly meaning: string;
  readonly fields: Readonly<Record<string, string>>;
}

const deleted = 'the heads of the whole record that the deleter saw; null brings it back (S7)';

const order = 'place in its list';

const source = 'the draft that it was made from';

const evidenceOfDraft = 'records that it rests on: findings, answers, photos';

export const recordMeanings: Readonly<Record<string, Readonly<Record<string, KindMeaning>>>> = {
  visit: {
    answer: {
      key: 'answer:<checklist id>/<item code>',
      meaning: 'one item of one checklist',
      fields: {
        value: 'the answer; null clears it. Blank, zero and not applicable are three things',
        note: 'what the inspector remarks',
        explanation: 'what the unit says to a figure or a failing',
      },
    },
    row: {
      key: 'row:<uuid>',
      meaning: 'one row of a table item; rows are records, so that two people can add some at once',
      fields: {
        of: 'the answer whose table it belongs to',
        order,
        cell: 'stands for the fields of all cells: `cellReceived` is the answer in the column `received`; null clears it',
        deleted,
      },
    },
    check: {
      key: 'check:<checklist id>/<check id>',
      meaning: 'what was said to a cross-check that does not hold',
      fields: { explanation: 'what the unit says to it' },
    },
    assignment: {
      key: 'assignment:<checklist id>/<section id>',
      meaning: 'who is to fill a section; it gives no right and takes none',
      fields: { assignee: "account of a member of the delegation; null: nobody's any more" },
    },
    photo: {
      key: 'photo:<uuid>',
      meaning: 'a picture; its bytes go by `/api/files`',
      fields: {
        picture: 'the scaled picture without hidden data, its thumbnail, and its size in pixels',
        of: 'the record that it shows',
        caption: 'what is seen',
        taken: 'when, and whether by the camera or from a file',
        annotated:
          'the annotated copy (files of its own) and what was drawn on the original; null takes it back',
        place: 'where the device was, if its person has that noted; never published',
        deleted,
      },
    },
    finding: {
      key: 'finding:<uuid>',
      meaning: 'a limitation or a strength that a member found',
      fields: {
        answer: 'the item that it was raised from; null for one that stands alone',
        kind: 'which of the two it is',
        text: 'what was found',
        severity: 'how grave it is',
        rule: 'legal basis, as it will be cited',
        cause: 'by people or by circumstances',
        proposal: 'what should be done',
        owner: 'by whom',
        due: 'by when',
        fixedOnSpot: 'mended during the visit',
        guidance: 'what the inspector explained on the spot',
        evidence: 'what supports it beside that item: photos, answers, what was seen on the spot',
        dueDays:
          'the working days after the visit that `due` was asked as; null for a day that was typed',
        fixedOn: 'when it was mended',
        fixedHow: 'how it was mended',
        causeText: 'why it came to it',
        deleted,
      },
    },
    explanation: {
      key: 'explanation:<uuid>',
      meaning: 'what one person of the unit says to a finding, written down by the delegation',
      fields: {
        of: 'the finding',
        text: 'what is said',
        name: 'who says it',
        position: 'as what',
        agrees: 'whether the finding is agreed to',
        said: 'when',
        deleted,
      },
    },
    statement: {
      key: 'statement:<uuid>',
      meaning: "one paragraph of the conclusion's draft",
      fields: {
        section: 'part of the conclusion',
        text: 'the paragraph',
        order,
        evidence: evidenceOfDraft,
        deleted,
      },
    },
    recommendation: {
      key: 'recommendation:<uuid>',
      meaning: 'a recommendation of the draft; what is published is another record',
      fields: {
        content: 'what the unit is asked to do',
        reason: 'why',
        owner: 'who is responsible',
        due: 'deadline',
        product: 'what shows that it was done',
        order,
        evidence: 'the findings that it answers',
        deleted,
      },
    },
    notice: {
      key: 'notice:main',
      meaning: "head and foot of the conclusion's draft",
      fields: {
        superiorBody: 'body above the issuing one',
        issuingBody: 'body that issues it',
        symbol: 'letters after the number',
        place: 'place in the date line',
        subject: 'what it is about',
        basis: 'plan and decision that it rests on',
        reportTo: 'to whom the unit reports',
        reportBy: 'until when',
        signerAuthority: 'on whose authority it is signed',
        signerTitle: 'office of the signer',
        signerName: 'name of the signer',
        recipients: 'one a line',
        unitProposals: 'what the unit proposed',
      },
    },
    ...onSiteMeanings,
  },
  followup: {
    conclusion: {
      key: 'conclusion:<uuid>',
      meaning: 'the issued conclusion',
      fields: {
        source,
        issue:
          'number, letters and date, the frozen content (canonical JSON) and the same as paper',
      },
    },
    recommendation: {
      key: 'recommendation:<uuid>',
      meaning: 'what the unit is asked to do',
      fields: {
        source,
        content: 'what is to be done',
        reason: 'why',
        owner: 'who is responsible',
        due: 'deadline',
        product: 'what shows that it was done',
        order,
      },
    },
    photo: {
      key: 'photo:<uuid>',
      meaning: "the delegation's evidence that is shown to the unit",
      fields: {
        source,
        picture: 'as in a visit',
        of: 'the recommendation that it belongs to',
        caption: 'what is seen',
        taken: 'as in a visit',
        deleted,
      },
    },
    'remedy-photo': {
      key: 'remedy-photo:<uuid>',
      meaning: "the unit's picture of what it mended",
      fields: {
        picture: 'as in a visit',
        of: 'the response that it belongs to',
        caption: 'what is seen',
        taken: 'as in a visit',
        deleted,
      },
    },
    publication: {
      key: 'publication:<uuid>',
      meaning: 'shows records to the unit, for ever',
      fields: { records: 'which; pushed after them' },
    },
    acknowledgement: {
      key: 'acknowledgement:<uuid>',
      meaning: 'the unit has taken a recommendation on',
      fields: {
        recommendation: 'which',
        inCharge: 'who does it',
        plan: 'how and when',
      },
    },
    response: {
      key: 'response:<uuid>',
      meaning: 'the unit reports what was done',
      fields: {
        recommendation: 'on which',
        draft: 'the report while it is written',
        report: 'the report, written once, when it is sent',
      },
    },
    verdict: {
      key: 'verdict:<id of the response>',
      meaning: 'the delegation accepts a response or sends it back',
      fields: { verdict: 'on which response and which change of its report, what, and why' },
    },
    outcome: {
      key: 'outcome:<checklist id>/<item code>',
      meaning: 'what the visit found at one item, for later delegations; not shown to the unit',
      fields: {
        source,
        value: 'the answer when the conclusion was issued',
        findings: 'what was found at the item',
        recommendations: 'published recommendations that rest on it',
      },
    },
    'report-request': {
      key: 'report-request:main',
      meaning: 'asks the unit to report on itself before the visit',
      fields: {
        request:
          'until when, on which versions of checklists (their canonical JSON, as files of the follow-up), and what else to mind; null takes it back',
      },
    },
    'self-report': {
      key: 'self-report:main',
      meaning: "the unit's report on itself",
      fields: {
        note: 'what the unit says to the whole',
        handedIn: 'when it was handed in; claims with a later stamp were written after it',
      },
    },
    claim: {
      key: 'claim:<checklist id>/<item code>',
      meaning: 'what the unit says of itself at one item',
      fields: {
        value: 'its own answer; null clears it',
        note: 'what it remarks',
      },
    },
  },
  campaign: {},
};
