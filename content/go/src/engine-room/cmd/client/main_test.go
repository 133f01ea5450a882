// Tests what the flags make of a configuration.

package main

import (
	"os"
	"testing"
)

func TestCertFile(t *testing.T) {
	os.Setenv("DOCKER_CERT_PATH", "/certs")
	defer os.Setenv("DOCKER_CERT_PATH", "")
	if got := certFile("ca.pem"); got != "/certs/ca.pem" {
		t.Errorf("got %s", got)
	}
}

func TestConfig(t *testing.T) {
	if tlsConfig() != nil {
		t.Error("nothing was asked for")
	}
	*flTls = true
	*flCert = "/none"
	config := tlsConfig()
	if config == nil || !config.InsecureSkipVerify || len(config.Certificates) != 0 || config.RootCAs != nil {
		t.Errorf("got %v", config)
	}
}
