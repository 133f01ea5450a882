// Tests what a configuration says to Swarm.

package cluster

import (
	"reflect"
	"testing"

	"github.com/samalba/dockerclient"
)

func TestBuildContainerConfig(t *testing.T) {
	config := BuildContainerConfig(dockerclient.ContainerConfig{
		Env: []string{"PATH=/bin", "constraint:storage==ssd", "affinity:container==db", "URL=http://a:1", "reschedule:on-node-failure"},
		Labels: map[string]string{
			"tier":                         "web",
			"com.docker.swarm.constraints": `["zone==a"]`,
			"com.docker.swarm.affinities":  `no list`,
		},
	})
	for _, c := range []struct{ got, want interface{} }{
		{config.Env, []string{"PATH=/bin", "URL=http://a:1"}},
		{config.Constraints(), []string{"zone==a", "storage==ssd"}},
		{config.Affinities(), []string{"container==db"}},
		{config.Labels["com.docker.swarm.constraints"], `["zone==a","storage==ssd"]`},
		{config.Labels["tier"], "web"},
		{config.HasReschedulePolicy("on-node-failure"), true},
		{config.HasReschedulePolicy("off"), false},
		{config.SwarmID(), ""},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
	again := BuildContainerConfig(config.ContainerConfig)
	if !reflect.DeepEqual(again, config) {
		t.Errorf("a second reading makes %+v of %+v", again, config)
	}
	config.SetSwarmID("abc")
	if config.SwarmID() != "abc" || config.Labels["com.docker.swarm.id"] != "abc" {
		t.Errorf("got %v", config.Labels)
	}
}

func TestExpressions(t *testing.T) {
	config := BuildContainerConfig(dockerclient.ContainerConfig{})
	if len(config.Labels) != 0 || config.HaveNodeConstraint() {
		t.Errorf("got %v", config.Labels)
	}
	for _, c := range []struct {
		add  string
		node bool
	}{{"storage==ssd", false}, {"node==~one", false}, {"node!=one", false}, {"node==one", true}} {
		if err := config.AddConstraint(c.add); err != nil || config.HaveNodeConstraint() != c.node {
			t.Errorf("after %s: %v, %v", c.add, config.Constraints(), err)
		}
	}
	config.AddAffinity("image==redis")
	config.AddAffinity("container==db")
	config.RemoveAffinity("image==redis")
	if got := config.Affinities(); !reflect.DeepEqual(got, []string{"container==db"}) {
		t.Errorf("got %v", got)
	}
	config.RemoveAffinity("container==db")
	if got := config.Labels["com.docker.swarm.affinities"]; got != "[]" {
		t.Errorf("got %s", got)
	}
}

func TestConsolidateResourceFields(t *testing.T) {
	old := dockerclient.ContainerConfig{Memory: 1, MemorySwap: 2, CpuShares: 3, Cpuset: "0"}
	of118 := dockerclient.ContainerConfig{HostConfig: dockerclient.HostConfig{Memory: 1, MemorySwap: 2, CpuShares: 3, CpusetCpus: "0"}}
	one, other := BuildContainerConfig(old), BuildContainerConfig(of118)
	if !reflect.DeepEqual(one, other) || one.HostConfig.Memory != 1 || one.Cpuset != "0" {
		t.Errorf("%+v is not %+v", one, other)
	}
	both := BuildContainerConfig(dockerclient.ContainerConfig{Memory: 1, HostConfig: dockerclient.HostConfig{Memory: 5}})
	if both.Memory != 1 || both.HostConfig.Memory != 1 {
		t.Errorf("got %d and %d", both.Memory, both.HostConfig.Memory)
	}
}

func TestValidate(t *testing.T) {
	for policies, want := range map[string]string{
		`[]`:                        "",
		`["off"]`:                   "",
		`["on-node-failure"]`:       "",
		`["always"]`:                "invalid reschedule policy: always",
		`["off","on-node-failure"]`: "too many reschedule policies",
	} {
		config := BuildContainerConfig(dockerclient.ContainerConfig{Labels: map[string]string{"com.docker.swarm.reschedule-policies": policies}})
		got := ""
		if err := config.Validate(); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: got %q", policies, got)
		}
	}
}
