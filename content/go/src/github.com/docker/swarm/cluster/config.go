// Reconstructs cluster/config.go of Swarm 1.2.0: a container's configuration, and what it says to Swarm rather than to Docker; leaves out nothing.

package cluster

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/samalba/dockerclient"
)

// SwarmLabelNamespace is what the labels begin with that mean something to Swarm.
const SwarmLabelNamespace = "com.docker.swarm"

// The labels. The first holds an id, the others lists in JSON.
const (
	labelID                 = SwarmLabelNamespace + ".id"
	labelAffinities         = SwarmLabelNamespace + ".affinities"
	labelConstraints        = SwarmLabelNamespace + ".constraints"
	labelReschedulePolicies = SwarmLabelNamespace + ".reschedule-policies"
)

// environmentKeys are the words before the colon of what is environment in
// form only, as in `-e constraint:storage==ssd`, and the labels they become.
var environmentKeys = map[string]string{
	"affinity":   labelAffinities,
	"constraint": labelConstraints,
	"reschedule": labelReschedulePolicies,
}

// ContainerConfig is Docker's, with Swarm's questions to its labels.
type ContainerConfig struct {
	dockerclient.ContainerConfig
}

// BuildContainerConfig reads what a client sent. What is meant for Swarm moves
// from the environment to labels, which stay with the container: so a later
// manager, or the same one after it was started again, finds it there.
func BuildContainerConfig(c dockerclient.ContainerConfig) *ContainerConfig {
	if c.Labels == nil {
		c.Labels = make(map[string]string)
	}
	found := make(map[string][]string)
	for _, label := range environmentKeys {
		if values := parseList(c.Labels[label]); len(values) > 0 {
			found[label] = values
		}
	}
	var env []string
	for _, e := range c.Env {
		if label, value := parseEnv(e); label != "" {
			found[label] = append(found[label], value)
		} else {
			env = append(env, e)
		}
	}
	c.Env = env
	config := &ContainerConfig{c}
	for label, values := range found {
		config.setList(label, values)
	}
	consolidateResourceFields(&config.ContainerConfig)
	return config
}

// parseEnv finds the label for an entry of the environment that is meant for
// Swarm, and its value; for any other, no label.
func parseEnv(e string) (label, value string) {
	parts := strings.SplitN(e, ":", 2)
	if len(parts) < 2 {
		return "", ""
	}
	return environmentKeys[parts[0]], parts[1]
}

// consolidateResourceFields makes both places where limits stand say the same:
// clients before API 1.18 fill the one, later ones the other. If both are
// filled, the older place wins.
func consolidateResourceFields(c *dockerclient.ContainerConfig) {
	host := &c.HostConfig
	consolidate(&c.Memory, &host.Memory)
	consolidate(&c.MemorySwap, &host.MemorySwap)
	consolidate(&c.CpuShares, &host.CpuShares)
	if c.Cpuset == "" {
		c.Cpuset = host.CpusetCpus
	} else {
		host.CpusetCpus = c.Cpuset
	}
}

func consolidate(old, host *int64) {
	if *old == 0 {
		*old = *host
	} else {
		*host = *old
	}
}

func parseList(text string) []string {
	var values []string
	if text != "" {
		json.Unmarshal([]byte(text), &values) // a label that is no list says nothing
	}
	return values
}

func (c *ContainerConfig) setList(label string, values []string) error {
	text, err := json.Marshal(values)
	if err == nil {
		c.Labels[label] = string(text)
	}
	return err
}

// extractExprs is the list that the label of that name holds.
func (c *ContainerConfig) extractExprs(key string) []string {
	return parseList(c.Labels[SwarmLabelNamespace+"."+key])
}

// SwarmID is the id that the cluster gave the container, which stays the same
// when another node takes it over; "" if it has none.
func (c *ContainerConfig) SwarmID() string { return c.Labels[labelID] }

// SetSwarmID gives it one.
func (c *ContainerConfig) SetSwarmID(id string) { c.Labels[labelID] = id }

// Affinities are the expressions about where it would be: near what.
func (c *ContainerConfig) Affinities() []string { return c.extractExprs("affinities") }

// Constraints are the expressions about what its node must be.
func (c *ContainerConfig) Constraints() []string { return c.extractExprs("constraints") }

// AddAffinity adds an expression.
func (c *ContainerConfig) AddAffinity(affinity string) error {
	return c.setList(labelAffinities, append(c.Affinities(), affinity))
}

// RemoveAffinity takes an expression out again.
func (c *ContainerConfig) RemoveAffinity(affinity string) error {
	kept := []string{}
	for _, a := range c.Affinities() {
		if a != affinity {
			kept = append(kept, a)
		}
	}
	return c.setList(labelAffinities, kept)
}

// AddConstraint adds an expression.
func (c *ContainerConfig) AddConstraint(constraint string) error {
	return c.setList(labelConstraints, append(c.Constraints(), constraint))
}

// HaveNodeConstraint tells whether a node is asked for that nothing else will
// do for: not with a tilde.
func (c *ContainerConfig) HaveNodeConstraint() bool {
	for _, constraint := range c.Constraints() {
		if strings.HasPrefix(constraint, "node==") && !strings.HasPrefix(constraint, "node==~") {
			return true
		}
	}
	return false
}

// HasReschedulePolicy tells whether p is one of its policies.
func (c *ContainerConfig) HasReschedulePolicy(p string) bool {
	for _, policy := range c.extractExprs("reschedule-policies") {
		if policy == p {
			return true
		}
	}
	return false
}

// Validate refuses policies of rescheduling that are not known, or more than one.
func (c *ContainerConfig) Validate() error {
	policies := c.extractExprs("reschedule-policies")
	switch {
	case len(policies) > 1:
		return errors.New("too many reschedule policies")
	case len(policies) == 1 && policies[0] != "off" && policies[0] != "on-node-failure":
		return fmt.Errorf("invalid reschedule policy: %s", policies[0])
	}
	return nil
}
