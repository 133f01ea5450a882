// Tests how the network is chosen, and that addresses come and go by jobs.

package bridge

import (
	"bytes"
	"io/ioutil"
	"net"
	"os"
	"testing"

	"github.com/docker/docker/engine"
)

func TestJobs(t *testing.T) {
	eng := engine.New()
	eng.Logging = false
	eng.Register("init_networkdriver", InitDriver)
	job := eng.Job("init_networkdriver")
	job.Setenv("BridgeIP", "10.99.0.1/16")
	job.Setenv("FixedCIDR", "10.99.5.0/24")
	if err := job.Run(); err != nil {
		t.Fatal(err)
	}
	job = eng.Job("allocate_interface", "web")
	out := &bytes.Buffer{}
	job.Stdout.Add(out)
	if err := job.Run(); err != nil {
		t.Fatal(err)
	}
	env := &engine.Env{}
	if err := env.Decode(out); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"IP":          "10.99.5.1",
		"Mask":        "ffff0000",
		"Gateway":     "10.99.0.1",
		"MacAddress":  "02:42:0a:63:05:01",
		"Bridge":      "docker0",
		"IPPrefixLen": "16",
	} {
		if got := env.Get(key); got != want {
			t.Errorf("%s: got %s, want %s", key, got, want)
		}
	}
	if err := eng.Job("release_interface", "web").Run(); err != nil {
		t.Fatal(err)
	}
	err := eng.Job("release_interface", "web").Run()
	if err == nil || err.Error() != "No network information to release for web" {
		t.Fatalf("got %v", err)
	}
}

func TestInitDriverTwice(t *testing.T) {
	eng := engine.New()
	eng.Logging = false
	eng.Register("init_networkdriver", InitDriver)
	if err := eng.Job("init_networkdriver").Run(); err != nil {
		t.Fatal(err)
	}
	if err := eng.Job("init_networkdriver").Run(); err == nil {
		t.Fatal("registered its jobs twice")
	}
}

func TestNameservers(t *testing.T) {
	file, err := ioutil.TempFile("", "resolv")
	if err != nil {
		t.Fatal(err)
	}
	defer os.Remove(file.Name())
	file.WriteString("# here\nsearch example.org\nnameserver 172.17.0.2\nnameserver 8.8.8.8\n")
	file.Close()
	servers := nameservers(file.Name())
	if len(servers) != 2 || !servers[0].Equal(net.ParseIP("172.17.0.2")) {
		t.Fatalf("got %v", servers)
	}
	first, _ := parseNetwork(addrs[0])
	second, _ := parseNetwork(addrs[1])
	if !containsAny(first, servers) || containsAny(second, servers) {
		t.Fatal("the wrong network is in use")
	}
	if nameservers(file.Name()+".absent") != nil {
		t.Fatal("name servers without a file")
	}
}
