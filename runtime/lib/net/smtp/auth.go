// Ways to prove who one is to a server.

package smtp

import (
	"crypto/hmac"
	"crypto/md5"
	"encoding/hex"
	"errors"
)

// An Auth is one way, for one connection.
type Auth interface {
	// Start names the way and says what is sent with it (nil for nothing).
	Start(server *ServerInfo) (proto string, toServer []byte, err error)
	// Next answers what the server says; more tells whether it wants an answer.
	// nil and no error end the exchange.
	Next(fromServer []byte, more bool) (toServer []byte, err error)
}

// ServerInfo is what is known of a server.
type ServerInfo struct {
	Name string   // what it was called
	TLS  bool     // under TLS with a certificate for Name
	Auth []string // ways it offers
}

type plain struct{ identity, username, password, host string }

// PlainAuth sends the password as it is (RFC 4616), and only under TLS or to
// this host itself, if the server is called host.
func PlainAuth(identity, username, password, host string) Auth {
	return &plain{identity, username, password, host}
}

func (a *plain) Start(server *ServerInfo) (string, []byte, error) {
	switch server.Name {
	case "localhost", "127.0.0.1", "::1":
	default:
		if !server.TLS {
			return "", nil, errors.New("unencrypted connection")
		}
	}
	if server.Name != a.host {
		return "", nil, errors.New("wrong host name")
	}
	return "PLAIN", []byte(a.identity + "\x00" + a.username + "\x00" + a.password), nil
}

func (a *plain) Next(fromServer []byte, more bool) ([]byte, error) {
	if more {
		return nil, errors.New("unexpected server challenge")
	}
	return nil, nil
}

type cramMD5 struct{ username, secret string }

// CRAMMD5Auth signs what the server says with a secret (RFC 2195).
func CRAMMD5Auth(username, secret string) Auth { return &cramMD5{username, secret} }

func (a *cramMD5) Start(server *ServerInfo) (string, []byte, error) { return "CRAM-MD5", nil, nil }

func (a *cramMD5) Next(fromServer []byte, more bool) ([]byte, error) {
	if !more {
		return nil, nil
	}
	mac := hmac.New(md5.New, []byte(a.secret))
	mac.Write(fromServer)
	return []byte(a.username + " " + hex.EncodeToString(mac.Sum(nil))), nil
}
