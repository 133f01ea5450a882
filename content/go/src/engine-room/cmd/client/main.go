// Reconstructs what docker/docker.go of Docker 1.6.2 does about TLS when the program is a client, with its flags; leaves out the daemon.

// Command client is docker without the daemon: one command, on an encrypted connection if the flags say so.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"io/ioutil"
	"os"
	"path/filepath"
	"strings"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/api/client"
	flag "github.com/docker/docker/pkg/mflag"
)

var (
	flHost      = flag.String([]string{"H", "-host"}, "unix:///var/run/docker.sock", "Daemon socket to connect to")
	flTls       = flag.Bool([]string{"-tls"}, false, "Use TLS; implied by --tlsverify")
	flTlsVerify = flag.Bool([]string{"-tlsverify"}, os.Getenv("DOCKER_TLS_VERIFY") != "", "Use TLS and verify the remote")
	flCa        = flag.String([]string{"-tlscacert"}, certFile("ca.pem"), "Trust certs signed only by this CA")
	flCert      = flag.String([]string{"-tlscert"}, certFile("cert.pem"), "Path to TLS certificate file")
	flKey       = flag.String([]string{"-tlskey"}, certFile("key.pem"), "Path to TLS key file")
)

// certFile is where a file of TLS is looked for unless a flag says otherwise.
func certFile(name string) string {
	folder := os.Getenv("DOCKER_CERT_PATH")
	if folder == "" {
		folder = filepath.Join(os.Getenv("HOME"), ".docker")
	}
	return filepath.Join(folder, name)
}

func main() {
	log.SetOutput(os.Stderr)
	flag.Parse()
	protoAddr := strings.SplitN(*flHost, "://", 2)
	if len(protoAddr) != 2 {
		log.Fatalf("Invalid bind address format: %s", *flHost)
	}
	cli := client.NewDockerCli(os.Stdin, os.Stdout, os.Stderr, protoAddr[0], protoAddr[1], tlsConfig())
	if err := cli.Cmd(flag.Args()...); err != nil {
		log.Fatal(err)
	}
}

// tlsConfig is what the flags say about TLS; nil: it is not used.
func tlsConfig() *tls.Config {
	if flag.IsSet("-tlsverify") {
		// Whichever value it was set to.
		*flTls = true
	}
	if !*flTls && !*flTlsVerify {
		return nil
	}
	// Without --tlsverify any server will do.
	config := &tls.Config{InsecureSkipVerify: true, MinVersion: tls.VersionTLS10}
	if *flTlsVerify {
		signers, err := ioutil.ReadFile(*flCa)
		if err != nil {
			log.Fatalf("Couldn't read ca cert %s: %s", *flCa, err)
		}
		config.RootCAs = x509.NewCertPool()
		config.RootCAs.AppendCertsFromPEM(signers)
		config.InsecureSkipVerify = false
	}
	// A client that has a certificate shows it to whoever asks.
	if exists(*flCert) && exists(*flKey) {
		own, err := tls.LoadX509KeyPair(*flCert, *flKey)
		if err != nil {
			log.Fatalf("Couldn't load X509 key pair: %q. Make sure the key is encrypted", err)
		}
		config.Certificates = []tls.Certificate{own}
	}
	return config
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}
