import { XMLBuilder, XMLParser } from 'fast-xml-parser';

/** A record set in Route 53's XML, in which numbers and booleans are text. */
export interface XmlRecord {
  Name: string;
  Type: string;
  SetIdentifier?: string;
  Weight?: string;
  TTL?: string;
  ResourceRecords?: { ResourceRecord: { Value: string }[] };
  AliasTarget?: { HostedZoneId: string; DNSName: string; EvaluateTargetHealth: string };
}

export interface XmlChange {
  Action: string;
  ResourceRecordSet: XmlRecord;
}

const lists = new Set(['Change', 'ResourceRecord']);
const parser = new XMLParser({ parseTagValue: false, isArray: (name) => lists.has(name) });
const builder = new XMLBuilder({ ignoreAttributes: false });

/** The changes in the body of a ChangeResourceRecordSets request. */
export function readChanges(body: string): XmlChange[] {
  const { ChangeResourceRecordSetsRequest: request } = parser.parse(body) as {
    ChangeResourceRecordSetsRequest: { ChangeBatch: { Changes: { Change: XmlChange[] } } };
  };
  return request.ChangeBatch.Changes.Change;
}

/** An answer of Route 53, its namespace included. */
export function writeXml(root: string, content: object): string {
  const document = { [root]: { '@_xmlns': 'https://route53.amazonaws.com/doc/2013-04-01/', ...content } };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(document)}`;
}
