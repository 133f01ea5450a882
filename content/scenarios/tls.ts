// One server with two sockets, --tls and --tlsverify, and two clients: one whom the house knows, and a stranger.
import type { ScenarioSpec, ScriptedInput } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'TLS, and who is let in', zh: 'TLS：放谁进来' };

const docker = 'github.com/docker/docker';

// Certificates and keys made for this scenario alone, on the curve P-256, good from 2015 to 2025. They
// guard nothing: everybody can read them here.

/** Who signs for the house. */
const houseCa = `-----BEGIN CERTIFICATE-----
MIIBUDCB96ADAgECAgEBMAoGCCqGSM49BAMCMBAxDjAMBgNVBAMTBWhvdXNlMB4X
DTE1MDEwMTAwMDAwMFoXDTI1MDEwMTAwMDAwMFowEDEOMAwGA1UEAxMFaG91c2Uw
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARm7JU0PhMpgx+yrccEy/lyKqPPrxop
KYWyM7xqeynNxL1RNqvr1+vNeyQz2T7Ef/HAZujeQLKgYBOARrV6AApwo0IwQDAO
BgNVHQ8BAf8EBAMCAgQwDwYDVR0TAQH/BAUwAwEB/zAdBgNVHQ4EFgQUhGFw4Won
Nh6MB5rmdkacfRUDrmYwCgYIKoZIzj0EAwIDSAAwRQIhAJ7JdljhIeOdzf2369kP
rcXTTQSceOZyeEKMyTBTciayAiAaObNOFn6effZ6IJ5xez7FTkVdb+P7xZUnTO7w
Dy/lpQ==
-----END CERTIFICATE-----
`;

/** Of the server, for the address 10.0.0.1; signed by the house. */
const serverCert = `-----BEGIN CERTIFICATE-----
MIIBaTCCAQ+gAwIBAgIBAjAKBggqhkjOPQQDAjAQMQ4wDAYDVQQDEwVob3VzZTAe
Fw0xNTAxMDEwMDAwMDBaFw0yNTAxMDEwMDAwMDBaMBExDzANBgNVBAMTBnNlcnZl
cjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOwF9YZXYDWf15ttR9ehiY46GRTJ
ooPZv5YZJ8MLSR44vEk/l0SfocsOBKK+QwYM2CBNSYH3E9uThza0d3NUQhCjWTBX
MA4GA1UdDwEB/wQEAwIHgDATBgNVHSUEDDAKBggrBgEFBQcDATAfBgNVHSMEGDAW
gBSEYXDhaic2HowHmuZ2Rpx9FQOuZjAPBgNVHREECDAGhwQKAAABMAoGCCqGSM49
BAMCA0gAMEUCIQDkY97PyQKA9MZeYJa4WGMpzy3iJBT4PgS1Jx/fEfhb7wIgI9Mp
wE4zrHI5jxpdZkJzCe6jF1wm5dh/PZTANZTbkZ8=
-----END CERTIFICATE-----
`;
const serverKey = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIJlL80q8aZx6bfzRdorM3LccYvSas9Qqbtuej7rPeCIKoAoGCCqGSM49
AwEHoUQDQgAE7AX1hldgNZ/Xm21H16GJjjoZFMmig9m/lhknwwtJHji8ST+XRJ+h
yw4Eor5DBgzYIE1JgfcT25OHNrR3c1RCEA==
-----END EC PRIVATE KEY-----
`;

/** Of Ann; signed by the house. */
const annCert = `-----BEGIN CERTIFICATE-----
MIIBUzCB+6ADAgECAgEDMAoGCCqGSM49BAMCMBAxDjAMBgNVBAMTBWhvdXNlMB4X
DTE1MDEwMTAwMDAwMFoXDTI1MDEwMTAwMDAwMFowDjEMMAoGA1UEAxMDYW5uMFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEwjtNPyzouW87el17yTb42gu8XY3roDz5
ynGctHOmIGtGSoXf/Xkg3dQRrv6ZkDyWdBuK9c4XlyizyijOaFPr/6NIMEYwDgYD
VR0PAQH/BAQDAgeAMBMGA1UdJQQMMAoGCCsGAQUFBwMCMB8GA1UdIwQYMBaAFIRh
cOFqJzYejAea5nZGnH0VA65mMAoGCCqGSM49BAMCA0cAMEQCIGxVuJngNMCMK8dN
eXuSBOKh5NcxArF+QkwIex5ut3UGAiBPV0fcUMM708mojoTvfxZROViCigDZv+NH
WwrOBRjzfQ==
-----END CERTIFICATE-----
`;
const annKey = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIJKZWReLHTp78HrgQPvmVoB6G0bXWUHTsLmTe7wMkSVIoAoGCCqGSM49
AwEHoUQDQgAEwjtNPyzouW87el17yTb42gu8XY3roDz5ynGctHOmIGtGSoXf/Xkg
3dQRrv6ZkDyWdBuK9c4XlyizyijOaFPr/w==
-----END EC PRIVATE KEY-----
`;

/** Who signs for somebody else. */
const otherCa = `-----BEGIN CERTIFICATE-----
MIIBWTCB/6ADAgECAgEBMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMTCWVsc2V3aGVy
ZTAeFw0xNTAxMDEwMDAwMDBaFw0yNTAxMDEwMDAwMDBaMBQxEjAQBgNVBAMTCWVs
c2V3aGVyZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABDQnuAFoJ3ZI7nug2OWI
iKLCPfW3pjtxU+x8uKlWdtuyeo/kKmT8wmQ9c/QOTFrvInGBbV7Hz4V1wVPkO23z
+DKjQjBAMA4GA1UdDwEB/wQEAwICBDAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQW
BBTnb2+q9etrrVWzuhUQTyk2B0jVQTAKBggqhkjOPQQDAgNJADBGAiEAuxiHFOTn
OtGdt/GjbhcDiEttXCCaLcj8QsnQpW1kDQ0CIQC7wQdnM5uarKLZNfCJzkNqZid6
zj4HyQlFzXONM5KGuw==
-----END CERTIFICATE-----
`;

/** Of a stranger; signed by somebody else. */
const strangerCert = `-----BEGIN CERTIFICATE-----
MIIBXTCCAQSgAwIBAgIBAjAKBggqhkjOPQQDAjAUMRIwEAYDVQQDEwllbHNld2hl
cmUwHhcNMTUwMTAxMDAwMDAwWhcNMjUwMTAxMDAwMDAwWjATMREwDwYDVQQDEwhz
dHJhbmdlcjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJ2TidkGJhEUb2LqtkQV
k1WMJBssGkmdK3Pzmb3yskAndRuqBAGTj5UOW2ltsstQIwF+2c+fXJlxpQjDdW3j
HnOjSDBGMA4GA1UdDwEB/wQEAwIHgDATBgNVHSUEDDAKBggrBgEFBQcDAjAfBgNV
HSMEGDAWgBTnb2+q9etrrVWzuhUQTyk2B0jVQTAKBggqhkjOPQQDAgNHADBEAiBC
kF7mEwV/p+4grsMBhAoA80+VY6wX6k+V0ClcwtFOjwIgfTQe60CRod1fJR+dSoF3
N9ug7EqzMAsG1P3D93sdsUA=
-----END CERTIFICATE-----
`;
const strangerKey = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIKuJyjyLqHOXsAnIipByFIHRF7QbII/UG7B6rpgxfRnjoAoGCCqGSM49
AwEHoUQDQgAEnZOJ2QYmERRvYuq2RBWTVYwkGywaSZ0rc/OZvfKyQCd1G6oEAZOP
lQ5baW2yy1AjAX7Zz59cmXGlCMN1beMecw==
-----END EC PRIVATE KEY-----
`;

const kept = (ca: string, cert: string, key: string) => ({
  '/root/.docker/ca.pem': ca,
  '/root/.docker/cert.pem': cert,
  '/root/.docker/key.pem': key,
});

const typed = (idle: number, host: string, line: string, terminal = host): ScriptedInput => ({
  when: idle === 0 ? { step: 0 } : { idle },
  host,
  terminal,
  argv: line.split(' '),
});

/** The stranger tries all four ways, and is let in by one. */
export const scenario: ScenarioSpec = {
  id: 'tls',
  hosts: [
    { name: 'server', addresses: ['10.0.0.1'], files: kept(houseCa, serverCert, serverKey) },
    { name: 'ann', addresses: ['10.0.0.2'], files: kept(houseCa, annCert, annKey) },
    {
      name: 'stranger',
      addresses: ['10.0.0.3'],
      files: kept(otherCa, strangerCert, strangerKey),
    },
  ],
  commands: { serveapi: 'engine-room/cmd/serveapi', docker: 'engine-room/cmd/client' },
  script: [
    typed(0, 'server', 'serveapi --tls tcp://10.0.0.1:2376', 'tls'),
    typed(1, 'server', 'serveapi --tlsverify tcp://10.0.0.1:2377', 'tlsverify'),
    typed(2, 'ann', 'docker --tlsverify -H tcp://10.0.0.1:2377 version'),
    typed(3, 'ann', 'docker -H tcp://10.0.0.1:2377 version'),
    typed(4, 'stranger', 'docker --tls -H tcp://10.0.0.1:2376 version'),
    typed(5, 'stranger', 'docker --tlsverify -H tcp://10.0.0.1:2376 version'),
    typed(6, 'stranger', 'docker --tls -H tcp://10.0.0.1:2377 version'),
    typed(7, 'stranger', 'docker --tlsverify -H tcp://10.0.0.1:2377 version'),
  ],
  seed: 1,
  watch: [
    'main.*',
    `${docker}/engine.(*Job).Run`,
    `${docker}/api/server.*`,
    `${docker}/api/client.*`,
    'crypto/tls.(*Conn).Handshake',
    'crypto/tls.(*Conn).clientHandshake',
    'crypto/tls.(*Conn).serverHandshake',
    'crypto/tls.(*Conn).verify',
    'crypto/tls.LoadX509KeyPair',
    'net/http.(*Server).Serve',
    'net/http.(*conn).serve',
    'net/http.(*conn).shakeHands',
  ],
  visible: [
    'engine-room/cmd/serveapi',
    'engine-room/cmd/client',
    `${docker}/api/server`,
    `${docker}/api/client`,
    'net/http',
    'crypto/tls',
  ],
  objects: ['crypto/tls.Config', `${docker}/engine.Job`],
};
