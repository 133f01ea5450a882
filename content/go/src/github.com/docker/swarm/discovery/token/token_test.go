// Tests what is asked of the service, and what each of its answers comes to. The service speaks TLS, as the real one does.

package token

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io/ioutil"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/docker/docker/pkg/discovery"
)

// service answers GET with what it is told to, and writes down every request.
type service struct {
	mu     sync.Mutex
	status int
	answer string
	seen   []string
}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := ioutil.ReadAll(r.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.Method == "POST" {
		s.seen = append(s.seen, fmt.Sprintf("%s %s %s", r.URL.RequestURI(), r.Header.Get("Content-Type"), body))
	}
	w.WriteHeader(s.status)
	fmt.Fprint(w, s.answer)
}

func (s *service) say(status int, answer string) {
	s.mu.Lock()
	s.status, s.answer = status, answer
	s.mu.Unlock()
}

// server serves for all tests: whom a process trusts is read once.
var server *httptest.Server

// begin makes the server answer as s does, and gives the backend for a token at it.
func begin(t *testing.T, s *service, token string) *Discovery {
	if server == nil {
		server = httptest.NewTLSServer(s)
		trust(t, server.TLS.Certificates[0].Certificate[0])
	}
	server.Config.Handler = s
	d := &Discovery{}
	err := d.Initialize(server.Listener.Addr().String()+"/v1/"+token, 50*time.Millisecond, 90*time.Second, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// trust makes a certificate the only one that this process believes.
func trust(t *testing.T, cert []byte) {
	file, err := ioutil.TempFile("", "trusted")
	if err != nil {
		t.Fatal(err)
	}
	defer os.Remove(file.Name())
	defer file.Close()
	if err := pem.Encode(file, &pem.Block{Type: "CERTIFICATE", Bytes: cert}); err != nil {
		t.Fatal(err)
	}
	os.Setenv("SSL_CERT_FILE", file.Name())
	if _, err := x509.SystemCertPool(); err != nil {
		t.Fatal(err)
	}
}

func TestInitialize(t *testing.T) {
	for urltoken, want := range map[string][2]string{
		"abc":                 {"https://discovery.hub.docker.com/v1", "abc"},
		"hub:8443/v1/abc":     {"https://hub:8443/v1", "abc"},
		"hub/any/where/a/abc": {"https://hub/any/where/a", "abc"},
	} {
		d := &Discovery{}
		err := d.Initialize(urltoken, time.Second, time.Minute, nil)
		if err != nil || d.url != want[0] || d.token != want[1] || d.heartbeat != time.Second || d.ttl != time.Minute {
			t.Errorf("%s: got %+v, %v", urltoken, d, err)
		}
	}
	for _, none := range []string{"", "hub/v1/"} {
		d := &Discovery{}
		if err := d.Initialize(none, 0, 0, nil); err == nil || err.Error() != "token is empty" {
			t.Errorf("%q: got %v", none, err)
		}
	}
	// create relies on this: without a token there is an error, and a URL all the same.
	d := &Discovery{}
	d.Initialize("", 0, 0, nil)
	if d.url != discoveryURL {
		t.Errorf("got %q", d.url)
	}
}

func TestRegistered(t *testing.T) {
	d, err := discovery.New("token://abc", time.Second, 0, nil)
	if _, ok := d.(*Discovery); !ok || err != nil {
		t.Errorf("got %T, %v", d, err)
	}
}

func TestRegisterAndCreate(t *testing.T) {
	s := &service{status: 200, answer: "0123abcd"}
	d := begin(t, s, "abc")
	if token, err := d.CreateCluster(); token != "0123abcd" || err != nil {
		t.Errorf("got %q, %v", token, err)
	}
	if err := d.Register("10.0.0.1:2375"); err != nil {
		t.Error(err)
	}
	s.say(404, "no such cluster")
	if err := d.Register("10.0.0.2:2375"); err != nil {
		t.Errorf("a service that says no: %v", err)
	}
	want := "/v1/clusters  |/v1/clusters/abc?ttl=90 application/json 10.0.0.1:2375|/v1/clusters/abc?ttl=90 application/json 10.0.0.2:2375"
	if got := strings.Join(s.seen, "|"); got != want {
		t.Errorf("got %s", got)
	}
}

func TestUnreachable(t *testing.T) {
	d := &Discovery{}
	if err := d.Initialize("127.0.0.1:1/v1/abc", time.Second, 0, nil); err != nil {
		t.Fatal(err)
	}
	if err := d.Register("a:1"); err == nil {
		t.Error("registered with nobody")
	}
	if token, err := d.CreateCluster(); err == nil {
		t.Errorf("a token from nobody: %q", token)
	}
}

func TestWatch(t *testing.T) {
	s := &service{status: 200, answer: `["a:1","b:2"]`}
	d := begin(t, s, "abc")
	stop := make(chan struct{})
	lists, errs := d.Watch(stop)
	if got := <-lists; len(got) != 2 || got[0].String() != "a:1" || got[1].String() != "b:2" {
		t.Errorf("got %v", got)
	}
	for _, c := range []struct {
		status       int
		answer, want string
	}{
		{404, "", "Failed to fetch entries, Discovery service returned 404 HTTP status code"},
		{200, "no json", "Failed to decode response: "},
		{200, `["a"]`, "missing port in address"},
	} {
		s.say(c.status, c.answer)
		for err := ""; !strings.Contains(err, c.want); {
			select {
			case e := <-errs:
				err = e.Error()
			case got := <-lists:
				t.Fatalf("%q: got %v", c.answer, got)
			}
		}
	}
	s.say(200, `["b:2"]`)
	for got := (discovery.Entries)(nil); got == nil; {
		select {
		case got = <-lists:
			if len(got) != 1 || got[0].String() != "b:2" {
				t.Errorf("got %v", got)
			}
		case <-errs: // of before
		}
	}
	close(stop)
	for range errs {
	}
	if _, ok := <-lists; ok {
		t.Error("more after the end")
	}
}
