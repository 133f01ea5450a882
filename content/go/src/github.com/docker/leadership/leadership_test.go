// Tests an election of two over the store, the follower's news, and a store that is lost.

package leadership

import (
	"io/ioutil"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"engine-room/kvstore"

	log "github.com/Sirupsen/logrus"
)

const (
	key = "docker/swarm/leader"
	ttl = 600 * time.Millisecond
)

func begin() (*httptest.Server, *kvstore.Client) {
	log.SetOutput(ioutil.Discard)
	server := httptest.NewServer(kvstore.NewServer())
	return server, kvstore.NewClient([]string{strings.TrimPrefix(server.URL, "http://")}, nil)
}

func expect(t *testing.T, c *Candidate, elected <-chan bool, want bool) {
	select {
	case got := <-elected:
		if got != want || c.IsLeader() != want {
			t.Fatalf("%s: got %v, wanted %v", c.node, got, want)
		}
	case <-time.After(5 * time.Second):
		t.Fatalf("%s: no news, wanted %v", c.node, want)
	}
}

func TestElection(t *testing.T) {
	server, client := begin()
	defer server.Close()

	a := NewCandidate(client, key, "a:1", ttl)
	electedA, _ := a.RunForElection()
	expect(t, a, electedA, false)
	expect(t, a, electedA, true)

	follower := NewFollower(client, key)
	leaders, ended := follower.FollowElection()
	if leader := <-leaders; leader != "a:1" || follower.Leader() != leader {
		t.Errorf("got %q", leader)
	}

	b := NewCandidate(client, key, "b:2", ttl)
	electedB, _ := b.RunForElection()
	expect(t, b, electedB, false)
	select {
	case <-electedB:
		t.Fatal("two leaders")
	case <-time.After(2 * ttl):
	}

	a.Stop()
	for range electedA {
	}
	expect(t, b, electedB, true)
	if leader := <-leaders; leader != "" {
		t.Errorf("got %q", leader)
	}
	if leader := <-leaders; leader != "b:2" {
		t.Errorf("got %q", leader)
	}

	b.Resign()
	expect(t, b, electedB, false)
	expect(t, b, electedB, true)
	if leader := <-leaders; leader != "" {
		t.Errorf("got %q", leader)
	}
	if leader := <-leaders; leader != "b:2" {
		t.Errorf("got %q", leader)
	}
	b.Stop()
	for range electedB {
	}
	follower.Stop()
	go client.Put(key, []byte("c:3"), nil) // a stop is seen at the next change
	go func() {
		for range leaders {
		}
	}()
	<-ended
}

func TestLostStore(t *testing.T) {
	server, client := begin()
	c := NewCandidate(client, key, "a:1", ttl)
	elected, failed := c.RunForElection()
	expect(t, c, elected, false)
	expect(t, c, elected, true)
	server.CloseClientConnections()
	server.Close()
	expect(t, c, elected, false)
	if err := <-failed; err == nil {
		t.Error("no reason")
	}
	if _, more := <-elected; more {
		t.Error("still runs")
	}

	follower := NewFollower(client, key)
	leaders, errCh := follower.FollowElection()
	if err := <-errCh; err == nil || !strings.Contains(err.Error(), "watch leader channel closed") {
		t.Errorf("got %v", err)
	}
	for range leaders {
		t.Error("a leader without a store")
	}
}
