// When two ways to write a mail address are one.
import { domainToASCII } from 'node:url';

/**
 * The address as a key: no space around it, one Unicode form (é is one character or two), small letters, and a domain in
 * other scripts as it is looked up (RFC 5891).
 */
export function mailKey(mail: string): string {
  const plain = mail.trim().normalize('NFC').toLowerCase();
  const at = plain.lastIndexOf('@');
  if (at < 0) return plain;
  const domain = plain.slice(at + 1);
  return `${plain.slice(0, at)}@${domainToASCII(domain) || domain}`;
}
