// Tests that the job has its addresses, and each key of its environment.

package main

import (
	"reflect"
	"testing"

	"github.com/docker/docker/engine"
)

func TestServeAPIJob(t *testing.T) {
	eng := engine.New()
	eng.Logging = false
	register(eng)
	hosts := []string{"unix:///tmp/a.sock", "tcp://127.0.0.1:2375"}
	job := serveAPIJob(eng, hosts)
	if !reflect.DeepEqual(job.Args, hosts) {
		t.Errorf("arguments: got %v", job.Args)
	}
	want := map[string]string{
		"Logging":        "1",
		"EnableCors":     "0",
		"CorsHeaders":    "",
		"Version":        "1.6.2",
		"SocketGroup":    "docker",
		"Tls":            "0",
		"TlsVerify":      "0",
		"TlsCa":          certFile("ca.pem"),
		"TlsCert":        certFile("cert.pem"),
		"TlsKey":         certFile("key.pem"),
		"BufferRequests": "1",
	}
	if got := job.Environ(); !reflect.DeepEqual(got, want) {
		t.Errorf("environment: got %v", got)
	}
}
