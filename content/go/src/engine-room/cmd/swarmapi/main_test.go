// Tests that a request keeps the handler it began with.

package main

import (
	"io/ioutil"
	"net"
	"net/http"
	"syscall"
	"testing"
	"time"

	"github.com/docker/swarm/api"
)

func TestSwap(t *testing.T) {
	probe, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := probe.Addr().String()
	probe.Close()
	server := api.NewServer([]string{addr}, nil)
	go swap(server)
	go server.ListenAndServe()
	get := func(path string) string {
		resp, err := http.Get("http://" + addr + path)
		if err != nil {
			return err.Error()
		}
		defer resp.Body.Close()
		body, _ := ioutil.ReadAll(resp.Body)
		return string(body)
	}
	tell := func(want string) {
		time.Sleep(50 * time.Millisecond) // until it listens, and waits for signals
		syscall.Kill(syscall.Getpid(), syscall.SIGUSR1)
		for i := 0; get("/") != want; i++ {
			if i == 100 {
				t.Fatalf("no %q", want)
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
	tell("handler 1\n")
	patient := make(chan string)
	go func() { patient <- get("/wait") }()
	tell("handler 2\n")
	if got := <-patient; got != "handler 1\n" {
		t.Fatalf("got %q", got)
	}
}
