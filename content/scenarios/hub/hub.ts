// The host of the discovery service, as the scenarios of discovery share it: its name, its certificate, and who trusts it.
import type { HostSpec } from '../../../runtime/session/protocol';

// Certificates and a key made for these scenarios alone, on the curve P-256, good from 2015 to 2034. They
// guard nothing: everybody can read them here.

/** Who has signed the service's certificate. */
const authority = `-----BEGIN CERTIFICATE-----
MIIBZzCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAbMRkwFwYDVQQDExBldmVyeWJv
ZHkgdHJ1c3RzMB4XDTE1MDEwMTAwMDAwMFoXDTM1MDEwMTAwMDAwMFowGzEZMBcG
A1UEAxMQZXZlcnlib2R5IHRydXN0czBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
BEL3fsZ0I4bbYiJ1hUzXNEXH0VxAF21HUWcqGoj9rW3uXkXarYmFMLT5qekHbTc/
0i5NzoSsNJ2MbR2TZyhl+FajQjBAMA4GA1UdDwEB/wQEAwICBDAPBgNVHRMBAf8E
BTADAQH/MB0GA1UdDgQWBBRJ70cGSV3mRSUJco+RWCo8xAAIvjAKBggqhkjOPQQD
AgNIADBFAiEAx4WH83kcFubuEBCFuo/qkbfJl5aFrgX7USkNaPEk3GgCICyTAk2z
xYRfc9quaQCI6m11fNPRnHGr6BKzUd+khqxA
-----END CERTIFICATE-----
`;

const cert = `-----BEGIN CERTIFICATE-----
MIIBejCCAR+gAwIBAgIBAjAKBggqhkjOPQQDAjAbMRkwFwYDVQQDExBldmVyeWJv
ZHkgdHJ1c3RzMB4XDTE1MDEwMTAwMDAwMFoXDTM1MDEwMTAwMDAwMFowIzEhMB8G
A1UEAxMYZGlzY292ZXJ5Lmh1Yi5kb2NrZXIuY29tMFkwEwYHKoZIzj0CAQYIKoZI
zj0DAQcDQgAEiXwpycZt7b5RG2vtfqy9oIty22GAEOHuuD25xaaEZkB6phb+EAUA
RN5g0Qn2Rj2yDCy8RUpC6uOZUKvNYxz9YqNMMEowDgYDVR0PAQH/BAQDAgeAMBMG
A1UdJQQMMAoGCCsGAQUFBwMBMCMGA1UdEQQcMBqCGGRpc2NvdmVyeS5odWIuZG9j
a2VyLmNvbTAKBggqhkjOPQQDAgNJADBGAiEAyIFQFi4mnpas4myGm10PSxbu9Y92
kslmvYx/eLdYVwgCIQDrchltueFu6b+1+XgM6A4flYHEHG5aczEhHupCstEOXA==
-----END CERTIFICATE-----
`;

const key = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEINl6n0IpKfBOxW4021at+f7YBvRAXGWplpgQhQX7irkuoAoGCCqGSM49
AwEHoUQDQgAEiXwpycZt7b5RG2vtfqy9oIty22GAEOHuuD25xaaEZkB6phb+EAUA
RN5g0Qn2Rj2yDCy8RUpC6uOZUKvNYxz9Yg==
-----END EC PRIVATE KEY-----
`;

/** A cluster that exists when a run begins: nobody can type a token that was not there yet. */
export const token = '6856663cdefdec325839a4b7e1de38e8';

/** Where the service runs. */
export const hub: HostSpec = {
  name: 'hub',
  addresses: ['10.0.0.9'],
  names: ['discovery.hub.docker.com'],
  files: { '/etc/hub/cert.pem': cert, '/etc/hub/key.pem': key },
};

/** Its command line. */
export const hubCommand: readonly string[] = [
  'discovery-hub',
  ...['-tlscert', '/etc/hub/cert.pem', '-tlskey', '/etc/hub/key.pem', '-cluster', token],
];

/** Files of a host that trusts who signed for the service. */
export const trustsHub: Readonly<Record<string, string>> = {
  '/etc/ssl/certs/ca-certificates.crt': authority,
};
